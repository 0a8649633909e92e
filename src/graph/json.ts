import { TenantFailure } from '../domain/failure.js';
import { isObject, type JsonObject } from './graph-client.js';

const bad = (name: string): TenantFailure => new TenantFailure('graph', 'badData', { asked: name });

/** @throws TenantFailure `badData` when the property is no text */
export function textOf(item: JsonObject, name: string): string {
  const value = item[name];
  if (typeof value !== 'string') throw bad(name);
  return value;
}

export const textOrNull = (item: JsonObject, name: string): string | null => {
  const value = item[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** A moment; null where there is none or it cannot be read. .NET's first moment means none. */
export function dateOrNull(item: JsonObject, name: string): Date | null {
  const text = textOrNull(item, name);
  if (text === null || text.startsWith('0001-')) return null;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The object that a property is; an empty one where it is none. */
export function objectOf(item: JsonObject, name: string): JsonObject {
  const value = item[name];
  return isObject(value) ? value : {};
}

/** Texts of a list; none where there is no list. */
export function textsOf(item: JsonObject, name: string): readonly string[] {
  const value = item[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** Objects of a list; none where there is no list. */
export function objectsOf(item: JsonObject, name: string): readonly JsonObject[] {
  const value = item[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
}
