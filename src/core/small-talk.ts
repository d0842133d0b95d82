/**
 * What is no question about the documents: greetings, thanks, questions about the bot, and attempts to give it orders.
 * Answered with help, never with a passage.
 *
 * @module
 */

const GREETINGS =
  'hi|hello|hey|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day|night)|moin|hallo|bonjour|hola|ola|ciao|servus|gday|sup|whats up|morning|evening';
const THANKS =
  'thanks|thank you|thankyou|thx|ty|ta|cheers|merci|danke|gracias|much appreciated|appreciated|nice one|nice|great|cool|awesome|perfect|brilliant|super|amazing|ok|okay|k|got it|good bot|good|well done|bye|goodbye|see you|see ya|later|lol|haha|hehe|wow|yes|no|yep|nope|sure|please|sorry|oops|my bad|never mind|nevermind|wrong (?:channel|window|chat|thread|person)|you(?:re| are) (?:pretty |so |very |really )?(?:smart|clever|great|awesome|cool|nice|funny|useless|stupid|dumb|helpful|the best)';
const ADDRESSES =
  'there|all|everyone|everybody|bot|pincite|team|folks|guys|you|again|so much|a lot|very much|much|for (?:the|your) (?:help|answer|info|reply)|that (?:really )?(?:helps|helped|was (?:great|helpful|it))|for now|friend|mate|man|lot|today|then|one';
const QUESTIONS = [
  'help(?: me)?(?: please)?|how do i use (?:this|you|it)|how (?:does this|do you) work|how does (?:this|the) bot work',
  'what (?:can|could) (?:you|this bot|i) (?:do|answer|ask(?: you)?)(?: for me| here)?',
  '(?:who|what) are you|what is this(?: bot)?|who (?:made|built|created|wrote) you|are you (?:a |an )?(?:bot|human|real|ai|robot|person|machine|chatgpt)(?: or (?:a |an )?(?:bot|human|robot|person|machine|ai))?',
  'what is your name|whats your name|do you (?:speak|understand) \\w+|how are (?:you|things)|how(?: is|s| was) (?:it going|life|your (?:day|weekend|week|morning|evening))|how do you do|how are you doing|what do you (?:do|know)|tell me a joke|test(?:ing)?',
  'what (?:questions )?(?:can|should) i ask(?: you)?|can you help(?: me)?|i need help|who is there|any(?:one|body) (?:there|here)|are you there|(?:are )?you ok',
  'what time is it(?: (?:in|at) \\w+)?|(?:whats|what is) the time(?: (?:in|at) \\w+)?|(?:whats|what is|hows|how is) the weather(?: like)?(?: (?:in|at) \\w+)?',
].join('|');

const CHAT = new RegExp(`^(?:${GREETINGS}|${THANKS})$`);
const ADDRESS = new RegExp(`^(?:${ADDRESSES})$`);
const ABOUT_BOT = new RegExp(`^(?:${QUESTIONS})$`);
/** Words of the longest phrase, and phrases that may follow a greeting. */
const LONGEST_PHRASE = 8;
const FURTHER = 5;

/** Wording that speaks to a program instead of asking about a case. */
const ORDERS = [
  /\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:instructions?|rules|prompts?|everything|above|previous|prior)\b/i,
  /\b(?:your|hidden|system|initial)\b.{0,20}\b(?:prompts?|instructions|tokens?|configuration|config|source code|api keys?|password)\b/i,
  /\b(?:you are|you're) (?:now|no longer)\b|\bdeveloper mode\b|\bjailbreak\b|\bfrom now on\b/i,
  /(?:^\W*|[.!;:]\s*|\b(?:please|must|should|shall|will|now|and)\s)(?:pretend|act|roleplay|role-play|behave|respond|answer) (?:to be|as if|like|as|that you|you are)\b|^\W*pretend\b/i,
  /\b(?:write|compose|draft|generate) (?:me )?(?:an?|the|some) (?:new )?(?:poem|song|story|essay|e-?mail|joke|script|program|code|judgment|tweet|haiku|rap)\b/i,
  /^\W*(?:system|assistant|developer|admin)\s*:/i,
  /<\/?\s*(?:system|user|assistant|script|knowledge|iframe|img|svg)\b|javascript:/i,
  /\b(?:drop|truncate|alter|delete from)\s+(?:table|database)\b|\bunion\s+select\b|;\s*--/i,
  /\$\{|\{\{|\$\(|`[^`]*\b(?:rm|curl|wget|sh)\b|\brm -rf\b|\.\.[\\/]|~\/\.|\/etc\/|\bsystem32\b/i,
];

/** Longer texts are questions with much around them. */
const LONGEST_ORDER = 2_000;
const LONGEST_TALK = 200;

/** True for orders to the program; they stay orders in the middle of a conversation. */
export function isOrder(text: string): boolean {
  return text.length <= LONGEST_ORDER && ORDERS.some((order) => order.test(text));
}

/** True for small talk, and for text without a single letter or digit. */
export function isSmallTalk(text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  return text.length <= LONGEST_TALK && isTalk(plain(text).split(' '));
}

/**
 * Greetings and thanks to whomever, or a question about the bot between a greeting and an address. Phrase by phrase: one
 * expression for all of it takes 300 kB of machine code, and as much again for texts beyond Latin-1.
 */
function isTalk(words: readonly string[]): boolean {
  const greeted = behind(words, 0, CHAT);
  const addressed = greeted.flatMap((at) => behind(words, at, ADDRESS));
  const asked = [0, ...greeted, ...addressed].flatMap((at) => behind(words, at, ABOUT_BOT));
  return (
    greeted.some((at) => goesOn(words, at, FURTHER)) ||
    asked.some((at) => at === words.length || behind(words, at, ADDRESS).includes(words.length))
  );
}

/** Whether nothing but so many phrases stand from a place on. */
function goesOn(words: readonly string[], from: number, phrases: number): boolean {
  if (from === words.length) return true;
  const next = phrases > 0 ? [...behind(words, from, CHAT), ...behind(words, from, ADDRESS)] : [];
  return next.some((at) => goesOn(words, at, phrases - 1));
}

/** The places behind every phrase of a kind that starts at a place. */
function behind(words: readonly string[], from: number, kind: RegExp): readonly number[] {
  const places: number[] = [];
  for (let at = from + 1; at <= Math.min(words.length, from + LONGEST_PHRASE); at += 1)
    if (kind.test(words.slice(from, at).join(' '))) places.push(at);
  return places;
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
