import { expect, test } from 'vitest';
import { referenceOf } from './api-reference.ts';

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const groups = referenceOf({
  servers: [{ url: 'https://match.example.org/api' }],
  components: { schemas: { Rename: { type: 'object', properties: { name: { type: 'string' }, note: { type: 'string' } }, required: ['name'] } } },
  paths: {
    '/cohorts/{cohortId}/imports': { post: {
      operationId: 'imports.preview', tags: ['Imports'], security: [{ apiKey: ['write'] }, { session: [] }],
      requestBody: { content: { 'multipart/form-data': {
        schema: { type: 'object', properties: { kind: { enum: ['participants', 'preferences'] }, file: { type: 'string', contentMediaType: 'application/octet-stream' } }, required: ['kind', 'file'] },
        encoding: { file: { contentType: `text/csv, ${spreadsheet}` } },
      } } },
      responses: { 201: { content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } } } } },
    } },
    '/runs/{runId}/export/{format}': { get: { operationId: 'runs.export', tags: ['Runs'], responses: { 200: { content: { 'text/csv;charset=utf-8': { schema: { type: 'string' } }, [spreadsheet]: { schema: { type: 'string' } } } } } } },
    '/cohorts/{cohortId}': { patch: { operationId: 'cohorts.rename', tags: ['Cohorts'], security: [{ session: [] }], requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Rename' } } } }, responses: {} } },
  },
});
const operation = (id: string) => groups.flatMap(({ operations }) => operations).find((each) => each.id === id);

test('an upload is a form with the file in it, of the kinds that are read', () => {
  expect(operation('imports.preview')).toMatchObject({
    access: 'write',
    fields: [{ name: 'kind', where: 'body', type: '"participants" | "preferences"', required: true }, { name: 'file', where: 'body', type: `text/csv, ${spreadsheet}`, required: true }],
    answer: '{ id: string (uuid) }',
    curl: ['curl -X POST "https://match.example.org/api/cohorts/$COHORTID/imports"', '-H "Authorization: Bearer $KEY"', '-F "kind=participants"', '-F "file=@file.csv"'].join(' \\\n  '),
  });
});

test('an answer that is a file names every kind that it comes in', () => {
  expect(operation('runs.export')).toMatchObject({ access: null, fields: [], answer: `text/csv;charset=utf-8 | ${spreadsheet}`, curl: 'curl "https://match.example.org/api/runs/$RUNID/export/$FORMAT"' });
});

test('everything else goes as JSON, with what is required', () => {
  expect(operation('cohorts.rename')).toMatchObject({
    access: 'session', answer: '',
    curl: ['curl -X PATCH "https://match.example.org/api/cohorts/$COHORTID"', '-H "Authorization: Bearer $KEY"', '-H "Content-Type: application/json"', `-d '{"name":"text"}'`].join(' \\\n  '),
  });
});
