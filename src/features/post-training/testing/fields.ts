import { scoreField } from '../rules.ts';

/** Fields of a filled form: the same score for every statement. */
export const formFieldsOf = (keys: readonly string[]) => (score: number) => ({ words: '', obstacles: [], ...Object.fromEntries(keys.map((key) => [scoreField(key), String(score)])) });
