#!/usr/bin/env node
/**
 * The program's face: reads the command line and hands over to one command.
 *
 * @module
 */
import { Command, CommanderError } from 'commander';
import { config as loadDotenv } from 'dotenv';
import { StartError } from './core/types.ts';

/** Exit status for bad usage, unusable settings and an unreadable folder. */
const BAD_USAGE = 2;

// Whoever reads a pipe may have seen enough (`| head -1`): that is an end, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

loadDotenv({ quiet: true });

// Each command is loaded when it is called: the libraries of the platforms take longer to load than a question to answer.
const program = new Command('pincite')
  .description(
    'Answers questions about a legal case with the exact passage of its documents and its pin cite.',
  )
  .exitOverride()
  .showHelpAfterError('(pincite --help lists the commands)');

program
  .command('ask')
  .description('answer one question; without one, a conversation, or one question a line from a pipe')
  .argument('[question...]', 'the question')
  .option('--knowledge <dir>', 'folder with the case documents')
  .option('--json', 'print one JSON object a line')
  .option('--thread', 'treat all questions as one conversation')
  .action(async (words: string[], options: { knowledge?: string; json?: boolean; thread?: boolean }) => {
    const { ask } = await import('./commands/ask.ts');
    process.exitCode = await ask({
      words,
      folder: options.knowledge ?? process.env.KNOWLEDGE_DIR,
      json: options.json ?? false,
      thread: options.thread ?? false,
    });
  });

program
  .command('serve')
  .description('answer on Slack and Discord, wherever tokens are set')
  .action(async () => {
    const { serve } = await import('./commands/serve.ts');
    // Sockets and timers of the platforms' libraries would keep a stopped process alive.
    process.exit(await serve(process.env));
  });

program
  .command('check')
  .description('list what was read of a folder, and what could not be read')
  .argument('[dir]', 'folder with the case documents')
  .action(async (dir: string | undefined) => {
    const { check } = await import('./commands/check.ts');
    process.exitCode = await check(dir ?? process.env.KNOWLEDGE_DIR);
  });

program
  .command('eval')
  .description('ask the golden questions of a folder and count what is right')
  .argument('[file]', 'questions.yaml to use instead of the one in the folder')
  .option('--knowledge <dir>', 'folder with the case documents')
  .action(async (file: string | undefined, options: { knowledge?: string }) => {
    const { evaluate } = await import('./commands/eval.ts');
    process.exitCode = await evaluate(file, options.knowledge ?? process.env.KNOWLEDGE_DIR);
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : BAD_USAGE;
  else if (error instanceof StartError) {
    process.stderr.write(`pincite: ${error.message}\n`);
    process.exitCode = BAD_USAGE;
  } else throw error;
}
