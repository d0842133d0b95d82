/**
 * Greetings, thanks and questions about the bot itself: answered with help, never with a passage.
 *
 * @module
 */

const GREETINGS =
  'hi|hello|hey|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|moin|hallo|bonjour|hola|ola|ciao|servus|gday|sup|whats up|morning|evening';
const THANKS =
  'thanks|thank you|thankyou|thx|ty|ta|cheers|merci|danke|gracias|much appreciated|appreciated|nice one|great|cool|awesome|perfect|ok|okay|got it|good|nice|good bot|well done|bye|goodbye|see you|later|lol|haha|wow|yes|no|yep|nope|sure|please|sorry';
const ADDRESS =
  'there|all|everyone|everybody|bot|pincite|team|folks|guys|you|again|so much|a lot|very much|much|for (?:the|your) (?:help|answer|info|reply)|that helps|friend|mate|man|lot|again|today';
const ABOUT_BOT = [
  'help(?: me)?(?: please)?|how do i use (?:this|you|it)|how (?:does this|do you) work|how does (?:this|the) bot work',
  'what (?:can|could) (?:you|this bot|i) (?:do|answer|ask(?: you)?)(?: for me| here)?',
  '(?:who|what) are you|what is this(?: bot)?|who (?:made|built|created|wrote) you|are you (?:a |an )?(?:bot|human|real|ai|robot|person|chatgpt)',
  'what is your name|whats your name|do you (?:speak|understand) \\w+|how are (?:you|things)|how is it going|hows it going|how do you do|what do you (?:do|know)|tell me a joke|test(?:ing)?',
  'what (?:questions )?(?:can|should) i ask(?: you)?|can you help(?: me)?|i need help|who is there|anyone there|are you there|(?:are )?you ok',
].join('|');

const SMALL_TALK = new RegExp(
  `^(?:(?:${GREETINGS}|${THANKS})(?: (?:${ADDRESS}|${GREETINGS}|${THANKS})){0,4}|(?:(?:${GREETINGS})(?: (?:${ADDRESS}))? )?(?:${ABOUT_BOT})(?: (?:${ADDRESS}))?)$`,
);

/** True for small talk, and for text without a single letter or digit. */
export function isSmallTalk(text: string): boolean {
  if (text.length > 200) return !/[\p{L}\p{N}]/u.test(text);
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain === '' || SMALL_TALK.test(plain);
}
