/**
 * Words of everyday English. In a small collection each of them may stand in one passage alone, as rare as a name, and yet says
 * little about what is asked: "largely", "begin", "kind". Counts in a few dozen passages cannot tell them apart; this list can.
 *
 * @module
 */
import type { Lexicon } from './lexicon.ts';
import { rarityAmong } from './rarity.ts';
import { stem } from './stem.ts';

const COMMON = new Set(
  `
  able accept accord account achieve across act action active activity actual add addition advance advantage affect age ago agree
  aim allow alone along amount ancient animal answer appear apply approach area argue arm army arrive art article aspect assist
  associate assume attack attempt attention attract author available average avoid away back bad base basic basis bear beat
  beautiful become begin behavior believe belong benefit better big bit black block board body book border born break bring
  brother build building business buy call car care carry cause center central century certain chance change character charge
  child choice choose church city civil claim class clear close coast cold collect color combine come command common community
  company compare compete complete complex concept concern condition conflict connect consequence consequently consist construct
  contain continue contrast contribute control cost country couple course cover create cross cultural culture current custom cut
  damage date daughter day dead deal death decade decide decision decrease deep define degree demand depend describe design
  despite destroy detail determine develop development die difference different difficult direct direction discover discuss
  distance divide dominant dominate door doubt draw dress drink drive drop due early earn earth east easy eat economic economy
  education effect effective effectively effort either element elsewhere empire employ empty enable encourage end enemy energy
  enjoy enough enter entire environment equal especial establish estimate event eventual evidence exact example except exchange
  exclude exist expand expect experience express expression extend eye face fact factor fail failure fall family famous father
  favor fear feature feel field fight figure fill final fire fit fix floor flow focus follow food force foreign form former
  forward free friend front full function fund future gain game general generation give global goal god gold good govern
  government great green ground group grow growth half hand hard head health heart heavy height held help high hill historical
  history hold home hope horse hour house huge human husband idea identify image immediate impact important improve include
  increase individual industry influence instead intend interest internal international introduce invent involve island issue join
  judge keep key kill kind king know knowledge lack lady land language large largely late later latter law lay lead leader learn
  leave left legal length lesser letter level lie life light limit line list literature little live local locate location lord
  lose loss love low machine main mainly maintain major majority man manage manner mark market marry mass material matter measure
  media meet member memory mention method middle mile military million mind minor minute mix model modern money month moral
  morning mostly mother mountain move movement murder music name narrow nation national natural nature near nearly necessarily
  necessary new night normal north northern notable note number numerous object observe obtain occasion occur offer office
  official officially oil old open operate opinion oppose opposite order organization origin original originally outside overall
  owner pair paper parent part particular partly party pass past pattern pay peace people percent perform perhaps period permit
  person physical picture piece place plan plant play point policy political poor popular population position possess possible
  poverty power practice present press pressure prevent previous price primarily primary principle prior private probable problem
  process produce product program prominent promote property propose protect prove provide public publish pull purpose push
  quality quarter queen race raise range rank rapid rare rate reach ready real reason receive recent recently recognize record red
  reduce refer reflect reform refuse regard region relate relation relationship relative religion religious remain remove replace
  report represent request require research resource respective respond rest result return reveal rich ride rise river road role
  room rule run safe school science scientist sea season seat secret section secure seek seem sell send separate series serious
  serve service set settle several shape ship short side sign significant significantly similar similarly simple single sister
  site situation size skill slow small social society soldier solution solve son soon sound source south southern space speak
  special species specific speech speed spend split spread stage stand standard star start state station status stay step stop
  store story street strike strong structure struggle student study style subject subsequent succeed success sudden suffer
  sufficient suggest suitable summer supply support surface surround system table take talk tax teach team technical technology
  temperature tend term test theory thought thousand throughout time title today together top total touch toward town trade
  tradition traditional train travel treat treatment tree trouble true trust try turn twice type typical ultimately understand
  union unique unit unite university unlike use usual valley value various version victory view village violence visit vote wait
  walk wall war watch water way weak wealth weapon weather week weight west western white whole wide widely wife wild win wind
  winter wish woman wood word work worker world worldwide worse write year young`
    .trim()
    .split(/\s+/)
    .map(stem),
);

/** A word of everyday English weighs as if so many more passages held it: much in a small collection, little in a large one. */
const FURTHER = 4;

/** What is left of a word's rarity, from 0 to 1; 1 for all but words of everyday English. */
export function discountOf(key: string, { frequency, size }: Pick<Lexicon, 'frequency' | 'size'>): number {
  if (!COMMON.has(key)) return 1;
  const n = Math.max(1, frequency(key));
  return rarityAmong(n + FURTHER, size) / rarityAmong(n, size);
}
