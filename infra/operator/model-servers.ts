/** Model servers that listen on the usual ports of this machine: a hint for somebody who has one, never a choice. */
import { connect } from 'node:net';

const USUAL: readonly (readonly [port: number, name: string])[] = [
  [11434, 'Ollama'],
  [1234, 'LM Studio'],
  [8080, 'llama.cpp'],
  [8000, 'vLLM'],
];
const WAIT_MS = 200;

/** The first line of a run says how to use one. */
export async function modelServerHint(
  listens: (port: number) => Promise<boolean> = isOpen,
): Promise<string | undefined> {
  const open = await Promise.all(
    USUAL.map(async ([port, name]) => ((await listens(port)) ? { port, name } : undefined)),
  );
  const found = open.find((each) => each !== undefined);
  return (
    found &&
    `${found.name} seems to listen on port ${found.port}; to let it write: OPENAI_BASE_URL=http://127.0.0.1:${found.port}/v1 OPENAI_MODEL=<model> npm run digest`
  );
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: WAIT_MS });
    const end = (open: boolean) => {
      socket.destroy();
      done(open);
    };
    socket
      .once('connect', () => end(true))
      .once('timeout', () => end(false))
      .once('error', () => end(false));
  });
}
