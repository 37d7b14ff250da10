/**
 * A token in every form: a script that posts without having shown the form, or at once, is not a person. No two are alike,
 * so that each can be used once (`limits.ts`).
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Keys } from './signing-keys.ts';

/** Nobody types an address in less; a tab left open longer gets a fresh form. */
export const YOUNGEST_FORM_MS = 3_000;
export const OLDEST_FORM_MS = 3_600_000;

/** 12 characters of base64url. */
const NONCE_BYTES = 9;

export function signForm(issuedAt: number, keys: Pick<Keys, 'current'>): string {
  const body = `${keys.current.id}.${issuedAt.toString(36)}.${randomBytes(NONCE_BYTES).toString('base64url')}`;
  return `${body}.${mac(body, keys.current.key).toString('base64url')}`;
}

/** True for a token of ours that is between three seconds and one hour old. */
export function isFormToken(token: string, keys: Pick<Keys, 'current' | 'previous'>, now: number): boolean {
  const parts = /^(([A-Za-z0-9_-]{1,16})\.([0-9a-z]{1,11})\.[A-Za-z0-9_-]{12})\.([A-Za-z0-9_-]{43})$/.exec(token);
  const key = [keys.current, keys.previous].find((known) => known?.id === parts?.[2])?.key;
  if (!parts || !key) return false;
  const age = now - Number.parseInt(parts[3]!, 36);
  const genuine = timingSafeEqual(mac(parts[1]!, key), Buffer.from(parts[4]!, 'base64url'));
  return genuine && age >= YOUNGEST_FORM_MS && age <= OLDEST_FORM_MS;
}

function mac(body: string, key: string): Buffer {
  return createHmac('sha256', key).update(`form ${body}`).digest();
}
