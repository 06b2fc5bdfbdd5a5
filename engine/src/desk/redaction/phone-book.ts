import parsePhone from 'libphonenumber-js/max';
import type { Region } from './types.ts';

/** Whether a number exists, or at least has a length that is possible behind its country code. */
export type Existence = 'valid' | 'possible' | null;

/**
 * The phone library asked once for each number of a message, which is read twice: parsing costs more than everything else together.
 * Each question is O(1) in digits, of which there are 18 at most.
 */
export class PhoneBook {
  private readonly abroad = new Map<string, Existence>();
  private readonly areas = new Map<string, readonly string[]>();
  private readonly regions: readonly Region[];

  constructor(regions: readonly Region[]) {
    this.regions = regions;
  }

  /** A number with its country code and without "+" or "00". */
  international(digits: string): Existence {
    const known = this.abroad.get(digits);
    if (known !== undefined) return known;
    const number = parsePhone(`+${digits}`);
    const existence = number?.isValid() === true ? 'valid' : number?.isPossible() === true ? 'possible' : null;
    this.abroad.set(digits, existence);
    return existence;
  }

  /** The first groups of a national number as one writes it in those regions where it exists, trunk zero included. */
  national(digits: string): readonly string[] {
    let areas = this.areas.get(digits);
    if (areas === undefined) this.areas.set(digits, areas = this.regions.map((region) => areaOf(digits, region)).filter((area) => area !== null));
    return areas;
  }
}

/** null where the number does not exist or is written with other digits. */
function areaOf(digits: string, region: Region): string | null {
  const number = parsePhone(digits, region);
  if (number === undefined || !number.isValid()) return null;
  const [area = '', ...others] = number.formatNational().match(/\d+/gu) ?? [];
  const written = area + others.join('');
  return written === digits || `1${written}` === digits ? area : null;
}
