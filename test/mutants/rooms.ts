/** Rooms, their tests, and the share of mutants that each must kill, recorded by full runs. */
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A recorded full run of a room. */
export interface Floor {
  /** Per cent. */
  readonly floor: number;
  readonly killed: number;
  readonly total: number;
  readonly commit: string;
  /** Git's hashes of the room and of its tests; they stay the same when commits are written anew. */
  readonly trees: string;
}

const FLOORS = 'test/mutants/floors.json';

export function readFloors(): Record<string, Floor> {
  try {
    return JSON.parse(readFileSync(FLOORS, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${FLOORS} cannot be read: ${(error as Error).message}`);
  }
}

const exists = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
const git = (...words: string[]): string => execFileSync('git', words, { encoding: 'utf8' }).trim();

/** Sources under a path, or the one file that it names. */
export function sourcesUnder(path: string): string[] {
  const files = exists(path) && statSync(path).isFile() ? [path] : globSync(`${path}/**/*.ts`);
  return files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')).sort();
}

/** The recorded room that holds the path, else the path's own folder. */
export function roomOf(path: string, floors: Record<string, Floor>): string {
  const rooms = Object.keys(floors).filter((room) => path === room || path.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? (path.endsWith('.ts') ? dirname(path) : path);
}

/** The folder under test/ that mirrors the room, or the nearest one above it. */
export function testsOf(room: string): string {
  const mirrored = `test/${room.replace(/^(?:shared|infra)\//, '')}`;
  let folder = mirrored;
  while (!exists(folder) && folder !== 'test') folder = dirname(folder);
  if (folder === 'test' || folder === '.') throw new Error(`no tests mirror ${room}: looked for ${mirrored}`);
  return folder;
}

/** Test files in a folder, or those whose path begins so. */
export const testFilesUnder = (path: string): string[] =>
  path.endsWith('.test.ts') ? globSync(path) : globSync([`${path}/**/*.test.ts`, `${path}*.test.ts`]).sort();

const treesOf = (room: string): string =>
  `${git('rev-parse', `HEAD:${room}`)} ${git('rev-parse', `HEAD:${testsOf(room)}`)}`;

/** Recorded rooms of which a source or a test is not as it was recorded. */
export const changedRooms = (floors: Record<string, Floor>): string[] =>
  Object.keys(floors).filter((room) => !exists(room) || treesOf(room) !== floors[room]?.trees);

/** @throws Error when something is not committed: the record would name a commit that did not run */
export function record(room: string, floor: number, killed: number, total: number): void {
  if (git('status', '--porcelain', '--', 'functions', 'shared', 'infra', 'test', `:!${FLOORS}`))
    throw new Error('--record wants everything committed, for a record names the commit that ran');
  const entry: Floor = { floor, killed, total, commit: git('rev-parse', 'HEAD'), trees: treesOf(room) };
  const floors = Object.entries({ ...readFloors(), [room]: entry }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(FLOORS, `${JSON.stringify(Object.fromEntries(floors), null, 2)}\n`);
}
