import { readFileSync, writeFileSync } from 'node:fs';

interface Compiler {
  main(options: readonly string[], host: {
    readFile(name: string): string | null;
    writeFile(name: string, contents: string | Uint8Array): void;
    listFiles(): readonly string[];
  }): Promise<{ error: Error | null; stderr: { toString(): string } }>;
}

/** By a name that the type checker does not follow: the compiler's own types redeclare `console` for every file of the project. */
const COMPILER: string = 'assemblyscript/asc';

/** The text of kernel-bytes.ts as kernel.as gives it. `node engine/src/text/top-k/compile-kernel.test-support.ts` writes it. */
export async function kernelBytes(): Promise<string> {
  const source = readFileSync(new URL('kernel.as', import.meta.url), 'utf8');
  const { main } = (await import(COMPILER)) as Compiler;
  let binary: Uint8Array | undefined;
  // The memory is the caller's, sized to the work. The compiler reads files named .ts alone.
  const { error, stderr } = await main(['kernel.ts', '--outFile', 'kernel.wasm', '-O3', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd', '--use', 'abort='], {
    readFile: (name) => (name === 'kernel.ts' ? source : null),
    writeFile: (_name, contents) => { if (typeof contents !== 'string') binary = contents; },
    listFiles: () => [],
  });
  if (error !== null || binary === undefined) throw new Error(`kernel.as does not compile: ${error?.message}\n${stderr.toString()}`);
  return `/** kernel.as, compiled by compile-kernel.test-support.ts: WebAssembly in base64. */\nexport const KERNEL =\n  '${Buffer.from(binary).toString('base64')}';\n`;
}

if (import.meta.main) writeFileSync(new URL('kernel-bytes.ts', import.meta.url), await kernelBytes());
