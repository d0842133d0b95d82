/**
 * Words that say how a question is asked rather than what about.
 *
 * @module
 */

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Function words of English: never indexed, never searched. */
const FUNCTION_WORDS = list(`
  a about above after again against all also although always am among an and another any anybody anyone anything are aren't around as at
  be because been before being below between both but by can cannot can't could couldn't did didn't do does doesn't doing don't done
  during each either else ever every everyone everything few for from further get gets getting got had hadn't has hasn't have haven't
  having he he'd he'll her here hers herself he's him himself his how however i i'd if i'll i'm in into is isn't it its it's itself i've
  just let's may maybe me might mine more most much must my myself neither no nobody none nor not nothing now of off on once one only or
  other others ought our ours ourselves out over own per quite rather really s same she she'd shall she's should shouldn't since so some
  somebody someone something still such t than that that's the their theirs them themselves then there there's these they they'd they'll
  they're they've this those though through thus to too under until up upon us very was wasn't we we'd well were weren't we've what
  whatever what's when where whether which while who whoever whom who's whose why will with within without won't would wouldn't yes yet
  you you'd you'll your you're yours yourself you've via vs etc eg ie`);

/** What people wrap a question in; searched for only where nothing else is left. */
const CONVERSATION_WORDS = list(`
  actually anyway basically briefly btw cheers curious dear exactly explain find folks give guys hello hey hi idea info information interested know
  kindly let like look looking mean means mention need ok okay please pls question quick quickly remember remind roughly say says simply sorry tell
  thank thanks thing things think understand want wanted wonder wondering give show search article bit sort kind lot put make made go going
  case document documents file text passage according ask asking asked answer heard hear read guess sure honestly specifically precisely`);

export const STOP_WORDS: ReadonlySet<string> = new Set(FUNCTION_WORDS);
export const CONVERSATION: ReadonlySet<string> = new Set(CONVERSATION_WORDS);
