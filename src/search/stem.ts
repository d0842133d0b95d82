import porter2 from 'wink-porter2-stemmer';

/** Forms that no suffix rule can lead back to their word; left out where the form is a word of its own ("left", "found"). */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    begin: 'began begun',
    bind: 'bound',
    break: 'broke broken',
    bring: 'brought',
    build: 'built',
    buy: 'bought',
    catch: 'caught',
    child: 'children',
    choose: 'chose chosen',
    deal: 'dealt',
    draw: 'drew drawn',
    fall: 'fell fallen',
    feel: 'felt',
    fight: 'fought',
    forbid: 'forbade forbidden',
    grow: 'grew grown',
    hear: 'heard',
    hide: 'hid hidden',
    hold: 'held',
    keep: 'kept',
    know: 'knew known',
    lead: 'led',
    lose: 'lost',
    man: 'men',
    meet: 'met',
    pay: 'paid',
    rise: 'rose risen',
    seek: 'sought',
    sell: 'sold',
    send: 'sent',
    show: 'shown',
    speak: 'spoke spoken',
    spend: 'spent',
    stand: 'stood',
    steal: 'stole stolen',
    strike: 'struck stricken',
    take: 'took taken',
    teach: 'taught',
    tell: 'told',
    think: 'thought',
    throw: 'threw thrown',
    understand: 'understood',
    win: 'won',
    withdraw: 'withdrew withdrawn',
    woman: 'women',
    write: 'wrote written',
    judgment: 'judgement',
  }).flatMap(([word, forms]) => forms.split(' ').map((form): [string, string] => [form, word])),
);

/** English Snowball (Porter 2) stem of a lower-case word; words with digits or beyond a-z stay as they are. */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z']+$/.test(word)) return word;
  return porter2(IRREGULAR.get(word) ?? word);
}
