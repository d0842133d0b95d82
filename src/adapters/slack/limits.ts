/**
 * What Slack takes, in UTF-16 units. Field limits: https://docs.slack.dev/reference/block-kit and the types of
 * `@slack/types`. `message` is not documented: `msg_blocks_too_long` was measured from 11,300 characters on
 * (slackapi/bolt-js#2509), so replies stay below 10,000.
 */
export const limits = {
  message: 10_000,
  blocks: 50,
  section: 3000,
  header: 150,
  context: 10,
  buttonText: 75,
  buttonValue: 2000,
  viewTitle: 24,
  viewMetadata: 3000,
  inputText: 3000,
  placeholder: 150,
  prompts: 4,
} as const;

/** How `message` is shared out, so that a reply with further passages and a wide excerpt still fits. */
export const shares = {
  excerpt: 3000,
  further: 1600,
  furtherAPage: 2,
  label: 300,
  details: 300,
  note: 600,
  sentence: 1500,
  list: 6000,
} as const;
