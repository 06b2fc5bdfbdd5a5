import { os } from '../../platform/procedure.ts';
import type { CohortDeps } from '../deps.ts';
import { someCohort } from '../policy.ts';
import { applyImport, discardImport } from './apply-import.ts';
import { previewImport, uploaded } from './preview-import.ts';
import { getImport, listImports } from './read-imports.ts';
import { template } from './templates.ts';

export function importsRouter({ people }: CohortDeps) {
  const api = os.imports;
  return {
    template: api.template.handler(async ({ input, context }) => {
      const { name } = await context.read((db) => someCohort(db, input.cohortId));
      return template(input.kind, name);
    }),
    preview: api.preview.handler(async ({ input, context }) => {
      const upload = await uploaded(input.file);
      return context.write((tx) => previewImport(tx, input, upload));
    }),
    get: api.get.handler(({ input, context }) => context.read((db) => getImport(db, input, people.foldName))),
    apply: api.apply.handler(({ input, context }) => context.write((tx) => applyImport(tx, people, input))),
    discard: api.discard.handler(({ input, context }) => context.write((tx) => discardImport(tx, input))),
    list: api.list.handler(({ input, context }) => context.read((db) => listImports(db, input))),
  };
}
