/** Invented people. Any resemblance is chance; the addresses end in a name that no mail server can have (RFC 2606). */
export const mentorNames = [
  'Amara Okafor', 'Benedikt Vogel', 'Camille Laurent', 'Daniyar Seitkali', 'Elif Demir', 'Farid Haddad', 'Greta Lindqvist', 'Hiroshi Tanabe', 'Ines Carvalho', 'Jonas Bergmann',
  'Katarzyna Nowak', 'Liam O’Sullivan', 'Marisol Vega', 'Nadia Benali', 'Oskar Virtanen', 'Priya Raghavan', 'Quentin Moreau', 'Rosa Ferretti', 'Samuel Adeyemi', 'Tanja Krämer',
  'Umar Siddiqui', 'Valentina Costa', 'Wiebke Hansen', 'Xiaoling Chen', 'Yusuf Kaya', 'Zuzana Horáková', 'Anselm Richter', 'Beatriz Molina', 'Chidi Eze', 'Dorothea Lang',
] as const;
export const menteeNames = [
  'Aisha Rahman', 'Bruno Keller', 'Chiara Conti', 'David Mensah', 'Eva Svobodová', 'Finn Petersen', 'Gabriela Silva', 'Hannes Maurer', 'Imani Njoroge', 'Jakub Zieliński',
  'Klara Schuster', 'Leo Fontaine', 'Mina Park', 'Noah Weber', 'Olivia Brandt', 'Pablo Herrera', 'Qamar Aziz', 'Rahel Tesfaye', 'Selin Arslan', 'Tomáš Dvořák',
  'Ulrike Sommer', 'Viktor Lundgren', 'Wanjiru Kamau', 'Ximena Ortiz', 'Yara Nasser', 'Zeno Marchetti', 'Astrid Holm', 'Bilal Chaudhry', 'Clara Neumann', 'Dmitri Popov',
] as const;
export const organizationNames = ['Northwind Energy', 'Bluefield Logistics', 'Cedar & Stone', 'Lumen Health', 'Atlas Rail', 'Harbour Bank'] as const;
export const tagPool = ['leadership', 'career change', 'negotiation', 'public speaking', 'product', 'data', 'software', 'research', 'parental leave', 'founding', 'conflict', 'remote teams', 'finance', 'sustainability'] as const;
export const functionPool = ['Engineering', 'Operations', 'Marketing', 'Human Resources', 'Research', 'Finance'] as const;
export const titlePool = ['Team lead', 'Head of department', 'Principal engineer', 'Director', 'Managing partner', 'Programme manager'] as const;
export const locationPool = ['Berlin', 'Vienna', 'Zürich', 'Hamburg', 'Lisbon', 'Remote'] as const;
export const languagePool = ['English', 'German', 'French', 'Spanish', 'Turkish'] as const;

export function emailOf(name: string): string {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/ł/g, 'l').toLowerCase();
  return `${plain.replace(/[^a-z]+/g, '.')}@demo.example`;
}
