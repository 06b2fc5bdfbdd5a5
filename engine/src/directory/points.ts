/** The directory's numbers (D1), to the digit. Platform: at most 30 + 25 + 15 = 70. Match: at most 40 + 20 + 15 + 15 + 10 = 100. */
export const PLATFORM_POINTS = {
  journey: 30,
  /** Exclusive tiers of open intake slots. */
  slots: { threeInSevenDays: 25, oneInSevenDays: 15, oneInFourteenDays: 10 },
  /** Exclusive tiers: photo, approach and who comes to me; photo and city. */
  profile: { complete: 15, basic: 5 },
} as const;

export const MATCH_POINTS = {
  /** By the number of shared focus areas, three or more counting as three. */
  focus: [0, 15, 30, 40],
  city: 20,
  modality: 15,
  time: 15,
  gender: 10,
} as const;

/** total = match × 1.5 + platform. */
export const MATCH_WEIGHT = 1.5;

/** From here on somebody is recommended, whoever is on top. */
export const RECOMMENDED_TOTAL = 120;

/** A best match score below this is no exact match, unless it is all that could be achieved (D2). */
export const LOW_MATCH = 30;
