export const PAGE = 65_536;
/** 4 GiB: what 32 bits address. */
export const MOST_PAGES = 65_536;

export interface WasmMemory { readonly buffer: ArrayBuffer; grow(pages: number): number }
interface WasmModule { readonly compiled: never }
export type WasmExports = Readonly<Record<string, { value: number } | ((...values: number[]) => number | void)>>;
type WasmFunctions = Readonly<Record<string, (...values: number[]) => number>>;
/** Everywhere JavaScript runs, but TypeScript has it among browsers' types alone. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: { readonly env: { readonly memory: WasmMemory }; readonly kernel: WasmFunctions }) => { readonly exports: WasmExports };
};

export function newMemory(pages: number): WasmMemory {
  return new WebAssembly.Memory({ initial: pages });
}

/** Compiles a kernel of compile-kernels.test-support.ts once, and starts it as often as it is asked to, each with a memory of its own and the functions that it declares. */
export function kernelOf(base64: string): (memory: WasmMemory, functions?: WasmFunctions) => WasmExports {
  let module: WasmModule | undefined;
  return (memory, kernel = {}) => {
    module ??= new WebAssembly.Module(Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)));
    return new WebAssembly.Instance(module, { env: { memory }, kernel }).exports;
  };
}
