/**
 * Words that say how a question is asked rather than what about.
 *
 * @module
 */

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Function words of English: never indexed, never searched. */
const FUNCTION_WORDS = list(`
  many often lots a about above after again against all also although always am among an and another any anybody anyone anything are aren't around as at
  be because been before being below between both but by can cannot can't could couldn't did didn't do does doesn't doing don't done
  during each either else ever every everyone everything few for from further get gets getting got had hadn't has hasn't have haven't
  having he he'd he'll her here hers herself he's him himself his how however i i'd if i'll i'm in into is isn't it its it's itself i've
  just let's may maybe me might mine more most much must my myself neither no nobody none nor not nothing now of off on once one only or
  other others ought our ours ourselves out over own per quite rather really s same she she'd shall she's should shouldn't since so some
  somebody someone something still such t than that that's the their theirs them themselves then there there's these they they'd they'll
  they're they've this those though through thus to too under until up upon us very was wasn't we we'd well were weren't we've what
  whatever what's when where whether which while who whoever whom who's whose why will with within without won't would wouldn't yes yet
  you you'd you'll your you're yours yourself you've via vs etc eg ie
  wat wot wich wen wer hwo whos whats hows wheres whens whys wats adn nad fo ot hte nto yuo didnt doesnt isnt wasnt arent werent cant couldnt wouldnt shouldnt dont havent
  hasnt hadnt wont im ive theyre theyve thats theres thier teh thr ur tho altho bcs becuase cuz hav dis dat wuz gonna wanna`);

/** What people wrap a question in; searched for only where nothing else is left. */
const CONVERSATION_WORDS = list(`
  actually anyway basically briefly btw cheers curious dear exactly explain find folks give guys hello hey hi idea info information interested know
  kindly let like look looking mean means mention need ok okay please pls question quick quickly remember remind roughly say says simply sorry tell
  thank thanks thing things think understand want wanted wonder wondering give show search article bit sort kind lot put make made go going
  happen happened happens happening case consider considering regarding concerning document documents file text passage according ask asking asked answer heard hear read guess sure honestly specifically precisely
  essay homework class paper footnote chronology thesis assignment editor boss colleague client reader readers brush memory remind recall
  forgot somewhere anyway apparently supposedly basically nutshell layman lawyer's gist short version detail details
  interest interested please maybe wondered curiosity`);

export const STOP_WORDS: ReadonlySet<string> = new Set(FUNCTION_WORDS);
export const CONVERSATION: ReadonlySet<string> = new Set(CONVERSATION_WORDS);

/**
 * Private and physical details that people ask about and that documents of a case rarely tell: such a word must be
 * said by the passage itself, or the passage does not answer.
 */
const DETAILS = list(`
  wife wives husband spouse married marry divorced children child kids son sons daughter daughters girlfriend boyfriend parents mother father
  brother sister birthday birthplace born die died age aged tall height weigh weight color colour colours colors favorite favourite hobby hobbies
  pet dog cat car cars salary salaries wage wages bonus fee fees hourly retainer billed bill millionaire billionaire
  phone telephone fax email mail address zip postcode password passwords twitter instagram facebook linkedin website slogan motto logo font
  mascot weather temperature lunch dinner breakfast eat eats food drink drinks coffee beer wine restaurant chef cook hotel gym sport sports
  football hockey chess movie movies film films actor actress starring song songs music band album podcast novel poem degree
  grades marks graduated religion religious zodiac nickname wear wore wearing worn dressed hair beard tattoo clerk clerks intern
  courtroom floor room parking seat seats elevator insurer insurance insured mortgage loan bank banks visa passport flight airline holiday
  vacation yacht neighbour neighbours horoscope lottery joke recipe ticker shareholders dividend auction souvenir
  prison jail bail handcuffs polygraph diet smoke smokes drunk hospital illness disease doctor blood funeral wedding nowadays currently job school schools college`);

export const DETAIL_WORDS: ReadonlySet<string> = new Set(DETAILS);
