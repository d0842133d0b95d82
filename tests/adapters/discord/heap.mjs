// Loaded before the program (node --expose-gc --import): on SIGUSR2 it says how much memory is in use once all garbage is gone.
process.on('SIGUSR2', () => {
  globalThis.gc();
  process.stderr.write(`heap=${process.memoryUsage().heapUsed}\n`);
});
