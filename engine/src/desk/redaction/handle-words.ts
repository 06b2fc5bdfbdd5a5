import { wordSet } from './words.ts';

export const PLATFORMS = wordSet('telegram tg telegramm insta instagram ig skype signal threema discord snapchat snap whatsapp wechat viber twitter mastodon tiktok facebook fb messenger linkedin xing matrix bluesky bsky icq kik github gitlab reddit teams slack line wire twitch kakaotalk researchgate');
export const NOUNS = wordSet('id name handle user username account nick nickname benutzername kennung konto profil profile');
export const COPULAS = wordSet('is ist lautet as');
/** "On Instagram I am …", "auf Instagram heiße ich …": what follows may be any word, or a name that is coined. */
export const SELVES = wordSet('i m ich bin am heiße heisse my mein meine name');
/** Words that introduce a name of one's own, whatever the platform. */
export const NAMING = wordSet('handle username benutzername nickname nick follow folg folgt folge dm ping heiße called found find');
/** Everybody, or part of a program; names may have hyphens. */
export const NOBODY: ReadonlySet<string> = new Set('all alle everyone here channel team home work media import param params return returns override see throws deprecated charset keyframes supports test before after beforeeach aftereach dataclass property font-face noon midnight weekends'.split(' '));
/** What comes after a platform's name in a sentence about it. */
export const NO_NAMES = wordSet('the a an is are was for and or with der die das den ein eine ist sind für und oder mit posts data api user users group channel channels');
/** Platforms whose names are words of their own: "Signal: strong." */
export const ORDINARY = wordSet('signal matrix messenger snap teams slack line wire');
/** Of these a coined name needs an introduction as well: "line 3a", "matrix a_ij". */
export const COMMON = wordSet('matrix teams slack line wire');
export const TO_ME = wordSet('me us mir mich uns');
/** "Schreiben Sie mir auf", "hit me up on", "write to me on". */
export const PARTICLES = wordSet('sie dich euch ihr du up out to');
export const PREPOSITIONS = wordSet('on via over through at by per über auf bei unter in');
export const VERBS = wordSet(`add find text message dm ping write reach contact hit follow call buzz pm catch schreib schreibe schreiben schreibt ruf ruft rufen meld melde melden folg folge folgen kontaktier kontaktiere kontaktieren finde such adde`);
/** Of these the reflexive goes without saying: "meld dich auf", "folg mir". */
export const REFLEXIVE = wordSet('meld melde melden');
