import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Compiler {
  main(options: readonly string[], host: {
    readFile(name: string): string | null;
    writeFile(name: string, contents: string | Uint8Array): void;
    listFiles(): readonly string[];
  }): Promise<{ error: Error | null; stderr: { toString(): string } }>;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const COMPILER = new URL('../../compiler/node_modules/assemblyscript/dist/asc.js', import.meta.url);

/** Installed by who needs it first, in a folder of its own. Its types are not followed: they redeclare `console` for every file of the project. */
async function compiler(): Promise<Compiler> {
  const prepared = spawnSync(process.execPath, ['script/lib/prepare.ts', 'compiler'], { cwd: root, encoding: 'utf8' });
  if (prepared.status !== 0) throw new Error(`The compiler could not be installed:\n${prepared.stdout}${prepared.stderr}`);
  return (await import(COMPILER.href)) as Compiler;
}

/** What is compiled: the source and the file that holds the result. */
export const KERNELS = [['words.as', 'words-bytes.ts'], ['top-k/kernel.as', 'top-k/kernel-bytes.ts']] as const;

/** The text of the second file of a kernel as its first one gives it. `node engine/src/text/compile-kernels.test-support.ts` writes all. */
export async function kernelBytes(name: string): Promise<string> {
  const source = readFileSync(new URL(name, import.meta.url), 'utf8');
  const { main } = await compiler();
  let binary: Uint8Array | undefined;
  // The memory is the caller's, sized to the work. The compiler reads files named .ts alone.
  const { error, stderr } = await main(['kernel.ts', '--outFile', 'kernel.wasm', '-O3', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd', '--use', 'abort='], {
    readFile: (asked) => (asked === 'kernel.ts' ? source : null),
    writeFile: (_name, contents) => { if (typeof contents !== 'string') binary = contents; },
    listFiles: () => [],
  });
  if (error !== null || binary === undefined) throw new Error(`${name} does not compile: ${error?.message}\n${stderr.toString()}`);
  return `/** ${name.replace('top-k/', '')}, compiled by compile-kernels.test-support.ts: WebAssembly in base64. */\nexport const KERNEL =\n  '${Buffer.from(binary).toString('base64')}';\n`;
}

if (import.meta.main) for (const [source, compiled] of KERNELS) writeFileSync(new URL(compiled, import.meta.url), await kernelBytes(source));
