import { adapterContract } from '../contract.ts';
import { contractStage } from './stage.ts';

const names = {
  ways: ['a mention', 'a mention in a thread', 'a direct message', 'the command', 'the message shortcut'],
  noise: [
    'its own message',
    'its own mention of itself',
    'another bot',
    'an edit of something it did not answer',
    'somebody joining',
  ],
};

adapterContract('Slack over a socket', (core) => contractStage(core), names);
adapterContract('Slack over signed HTTP', (core) => contractStage(core, { transport: 'http' }), names);
