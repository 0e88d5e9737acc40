// Emulators of DynamoDB that others wrote, installed when first asked for: AWS's own (Java, from Maven Central) and MiniStack
// (Python, from PyPI). They listen on this machine alone, keep everything in memory, and end with the process that started them.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { installMinistack } from '../../e2e/ministack.ts';

const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/wiredesk');

export interface Emulator {
  readonly name: string;
  readonly endpoint: string;
  close(): Promise<void>;
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>wiredesk</groupId><artifactId>tests</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>software.amazon.dynamodb</groupId><artifactId>DynamoDBLocal</artifactId><version>3.3.1</version></dependency>
  </dependencies>
</project>
`;

// The server of its own accord listens everywhere.
const LAUNCHER = `
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

public class Launcher {
  public static void main(String[] options) throws Exception {
    DynamoDBProxyServer proxy = ServerRunner.createServerFromCommandLineArgs(options);
    var field = DynamoDBProxyServer.class.getDeclaredField("server");
    field.setAccessible(true);
    ((ServerConnector) ((Server) field.get(proxy)).getConnectors()[0]).setHost("127.0.0.1");
    proxy.start();
    proxy.join();
  }
}
`;

/** AWS's DynamoDB Local. Throws where Java or Maven is missing. */
export async function startDynamoDbLocal(): Promise<Emulator> {
  const folder = join(CACHE, 'dynamodb-local');
  const lib = join(folder, 'lib');
  if (!existsSync(lib)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'pom.xml'), POM);
    execFileSync('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'], { cwd: folder, stdio: 'inherit' });
  }
  writeFileSync(join(folder, 'Launcher.java'), LAUNCHER);
  const port = await freePort();
  const options = ['-cp', join(lib, '*'), join(folder, 'Launcher.java'), '-inMemory', '-disableTelemetry', '-port', String(port)];
  const child = spawn('java', options, { cwd: folder, stdio: 'ignore' });
  return await started('DynamoDB Local', child, `http://127.0.0.1:${port}`, '/');
}

/** MiniStack, in the version that the end-to-end test deploys to. Throws where Python is missing. */
export async function startMiniStack(): Promise<Emulator> {
  const python = await installMinistack();
  const folder = join(CACHE, 'ministack');
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const env = { ...process.env, BIND_HOST: '127.0.0.1', GATEWAY_PORT: String(port), IOT_MTLS_ENABLED: '0', SFTP_ENABLED: '0' };
  const child = spawn(python, ['-m', 'ministack'], { cwd: folder, env, stdio: 'ignore' });
  return await started('MiniStack', child, `http://127.0.0.1:${port}`, '/_ministack/health');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Waits until it answers, whatever it answers. */
async function started(name: string, child: ChildProcess, endpoint: string, path: string): Promise<Emulator> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => child.kill();
  process.once('exit', stop);
  for (let tries = 0; ; tries += 1) {
    const answers = await fetch(endpoint + path).then(
      () => true,
      () => false,
    );
    if (answers) break;
    if (child.exitCode !== null || tries > 600) throw new Error(`${name} did not start (exit code ${child.exitCode})`);
    await new Promise((wake) => setTimeout(wake, 200));
  }
  return {
    name,
    endpoint,
    close: async () => {
      process.off('exit', stop);
      child.kill();
      await ended;
    },
  };
}
