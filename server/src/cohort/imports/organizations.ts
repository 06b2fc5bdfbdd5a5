import type { Row } from './rows.ts';

export interface Organization { readonly id: string; readonly name: string }
/** Every organization by each folded spelling of its name. */
export type OrganizationNames = ReadonlyMap<string, Organization>;

export interface Choice {
  readonly key: string; readonly kind: 'unknownOrganization' | 'organizationConflict'; readonly value: string; rows: number;
  readonly current: string | null; readonly similar: readonly Organization[]; readonly creatable: boolean;
}
/** Which organization a row means: one that is known, none that it says, or what the coordinator decides (C11). */
export type Meant = { readonly kind: 'unsaid' } | { readonly kind: 'known'; readonly id: string } | { readonly kind: 'choice'; readonly key: string };

const mostSimilar = 4;

/** Gathers the choices of a file while its rows are read. */
export class OrganizationReader {
  readonly choices = new Map<string, Choice>();
  readonly #names: OrganizationNames;
  readonly #fold: (name: string) => string;

  constructor(names: OrganizationNames, fold: (name: string) => string) {
    this.#names = names;
    this.#fold = fold;
  }

  /** The row names the organization that somebody has, or none. */
  agrees(row: Row, organizationId: string | null): boolean {
    const value = row.cell('organization');
    return value === '' || (organizationId !== null && this.#names.get(this.#fold(value))?.id === organizationId);
  }

  read(row: Row, current: Organization | null): Meant {
    const value = row.cell('organization');
    if (value === '') return { kind: 'unsaid' };
    const folded = this.#fold(value);
    const known = this.#names.get(folded);
    if (known && (current === null || current.id === known.id)) return { kind: 'known', id: known.id };
    const key = current === null ? `unknown:${folded}` : `conflict:${current.id}:${folded}`;
    const choice = this.choices.get(key) ?? {
      key, kind: current === null ? 'unknownOrganization' : 'organizationConflict', value, rows: 0, current: current?.name ?? null,
      similar: known ? [known] : this.#similar(folded, current), creatable: !known,
    };
    choice.rows += 1;
    this.choices.set(key, choice);
    return { kind: 'choice', key };
  }

  /** Names that share a word, or begin alike: offered, never taken. */
  #similar(folded: string, current: Organization | null): Organization[] {
    const words = wordsOf(folded);
    const found = new Map<string, Organization>();
    for (const [other, organization] of this.#names) {
      if (organization.id !== current?.id && (other.startsWith(folded) || folded.startsWith(other) || wordsOf(other).some((word) => words.includes(word)))) found.set(organization.id, organization);
    }
    return [...found.values()].slice(0, mostSimilar);
  }
}

/** Legal forms say nothing about whether two houses are the same. */
const legalForms = new Set(['gmbh', 'ggmbh', 'limited', 'corp', 'company', 'group', 'gruppe', 'stiftung', 'foundation', 'verein', 'the', 'und', 'and', 'der', 'die', 'das', 'for', 'für']);

function wordsOf(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 3 && !legalForms.has(word));
}
