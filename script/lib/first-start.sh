# Sourced by what serves: the very first start loads the demo cast, unless the caller says --empty.
case " $* " in
  *" --demo "* | *" --empty "*) ;;
  *) set -- --demo "$@" ;;
esac
