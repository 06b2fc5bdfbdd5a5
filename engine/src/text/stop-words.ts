/**
 * The function words of English and German: articles, pronouns, prepositions, conjunctions, auxiliaries, particles. They say
 * nothing of a subject and tell a text's language. A word that is also a subject's own is left in (`mine`).
 */
export const ENGLISH_STOP_WORDS: ReadonlySet<string> = new Set([
  // Articles, demonstratives, quantities
  ...words('a an the this that these those all any both each every either neither few many more most much no none other others another some such several own same'),
  // Pronouns
  ...words('i me my myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself'),
  ...words('they them their theirs themselves one oneself who whom whose which what whatever whoever someone anyone everyone something anything everything nothing'),
  // Auxiliaries
  ...words('am is are was were be been being have has had having do does did doing done can cannot could may might must shall should will would ought'),
  ...words("don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't can't couldn't mustn't shan't shouldn't won't wouldn't"),
  ...words("i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're we've we'd we'll they're they've they'd they'll"),
  ...words("that's there's here's what's who's where's when's how's why's let's"),
  // Prepositions
  ...words('about above across after against along among amongst around as at before behind below beneath beside besides between beyond by despite down during except for from'),
  ...words('in inside into like near of off on onto out outside over per since than through throughout till to toward towards under until unto up upon via with within without'),
  // Conjunctions and adverbs of relation
  ...words('and or but nor so yet if because although though while whereas whether unless once hence thus therefore however moreover furthermore'),
  ...words('again already also always ever never not only just very too then there here where when why how now often still even quite rather almost further'),
]);

export const GERMAN_STOP_WORDS: ReadonlySet<string> = new Set([
  // Articles, demonstratives, quantities
  ...words('der die das den dem des'),
  ...inflected('ein kein mein dein sein ihr unser', ',e,em,en,er,es'), ...inflected('eur', 'e,em,en,er,es'),
  ...inflected('dies jen jed jeglich manch solch welch all ander einig etlich viel wenig mehrer beid', 'e,em,en,er,es'),
  ...inflected('derselb denselb demselb desselb dieselb dasselb', 'e,en'), ...words('manch solch welch all viel wenig dies mehr meist meisten etwas nichts'),
  // Pronouns
  ...words('ich mich mir du dich dir er ihn ihm sie es wir uns euch euer ihnen sich man wer wen wem wessen was jemand niemand jedermann dessen deren denen derer einander selbst'),
  // Auxiliaries
  ...words('bin bist ist sind seid war warst waren wart sei seien wäre wären gewesen habe hab hast hat haben habt hatte hatten hattest hätte hätten gehabt'),
  ...words('werde wirst wird werden werdet wurde wurden würde würden worden geworden kann kannst können könnt konnte konnten könnte könnten muss musst müssen musste mussten'),
  ...words('müsste soll sollst sollen sollte sollten will wollen wollte wollten darf dürfen durfte dürfte mag mögen möchte möchten'),
  // Prepositions, alone and with their articles
  ...words('ab an am ans auf aufs aus außer bei beim bis durch entlang für fürs gegen gegenüber hinter in im innerhalb außerhalb ins mit mittels nach neben ohne pro seit statt'),
  ...words('trotz über um ums unter von vom vor während wegen zu zum zur zwischen hinsichtlich anhand aufgrund'),
  // Conjunctions and adverbs of relation
  ...words('und oder aber denn doch sondern sowie sowohl als auch wie wenn weil dass daß da damit ob obwohl falls sobald indem nachdem bevor bzw entweder weder noch'),
  ...words('nicht nur nun so sehr schon sonst wieder dann dort hier hin her jetzt immer nie oft einmal erst etwa zudem jedoch dabei dadurch dafür dagegen daher dahin daran darauf'),
  ...words('daraus darin darüber darum davon dazu deshalb hierbei hierzu somit wo wobei wodurch wofür woher wohin womit worin wozu warum zwar'),
]);

function words(list: string): string[] {
  return list.split(' ');
}

/** Every stem with every ending; endings are separated by commas, and may be empty. */
function inflected(stems: string, endings: string): string[] {
  return words(stems).flatMap((stem) => endings.split(',').map((ending) => stem + ending));
}
