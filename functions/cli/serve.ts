// `wiredesk serve`: the desk over HTTP.
import { type Context, withStore } from './context.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { type ServingOptions, serveStore } from './serving.ts';

/** Serves until it is told to stop. */
export async function serve(context: Context, options: ServingOptions): Promise<ExitCode> {
  return await withStore(context, async (store, desks) => {
    const serving = await serveStore(context, { store, desks }, options);
    await context.out.line(`The desk is at ${serving.url}  Ctrl-C ends.`);
    await stopped(context.stop);
    await serving.close();
    return EXIT.ok;
  });
}

async function stopped(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  await new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
}
