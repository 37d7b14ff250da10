/** The languages an edition can be written in, each with its house style. */
import type { Language } from '../../language.ts';
import { en } from './en.ts';
import type { HouseStyle } from './house-style.ts';
import { ja } from './ja.ts';

const STYLES: Readonly<Record<Language, HouseStyle>> = { ja, en };

export const houseStyle = (language: Language): HouseStyle => STYLES[language];
