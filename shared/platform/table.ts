/**
 * The one DynamoDB table: conditional writes whose outcome is named, reads that finish what the service left over.
 * Keys are owned by the file of each noun (`papers/paper-store.ts`, `deliveries/ledger/ledger.ts`, …); this file knows none.
 */
import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export type Item = Key & Record<string, unknown>;

export interface Condition {
  /** e.g. `attribute_not_exists(pk)` or `#state = :prepared`. */
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * A lost answer looks like a lost race: the SDK repeats the write and meets its own item. With `owner` the refused
 * write is read back, and an item that holds our own attempt id counts as written.
 */
export interface Owner {
  readonly attribute: string;
  readonly value: string;
}

export interface Update {
  /** e.g. `SET #state = :claimed, attemptId = :me ADD tries :one`. */
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
  /** `attribute_…` expression; its names and values share the maps above. */
  readonly condition?: string;
  readonly owner?: Owner;
}

export type WriteOutcome = 'written' | 'refused';

export interface Query {
  readonly pk: string;
  /** Sort keys that begin with this. */
  readonly prefix?: string;
  /** Name of a secondary index whose keys are `<index>pk` and `<index>sk`. */
  readonly index?: string;
  readonly consistent?: boolean;
  readonly descending?: boolean;
  /** Stop after this many items. */
  readonly limit?: number;
  /** Items fetched at a time; without it DynamoDB's 1 MB, some 20 MB of memory once it is read. */
  readonly pageSize?: number;
}

/** Answers that a retry later can help: throttling that outlasted the SDK's own retries. */
export class TableBusyError extends Error {
  override name = 'TableBusyError' as const;
}

/** A record that can't be read: where it lies, and why in words that hold nothing of it. */
export interface SetAside {
  readonly key: string;
  readonly reason: string;
}

export interface Table {
  /** Told of every record that its reader had to set aside; whoever made the table logs, counts or shows it. */
  setAside(record: SetAside): void;
  get(key: Key): Promise<Item | undefined>;
  put(item: Item, condition?: Condition, owner?: Owner): Promise<WriteOutcome>;
  update(key: Key, update: Update): Promise<WriteOutcome>;
  /** Adds to numbers of an item, made where it is not there; answers them as they stand now. Not safe to repeat. */
  add<Name extends string>(key: Key, amounts: Readonly<Record<Name, number>>): Promise<Record<Name, number>>;
  query(query: Query): AsyncGenerator<Item>;
  /** Consistent reads; keys without an item are left out. Order is not kept. */
  batchGet(keys: readonly Key[]): Promise<Item[]>;
  /** Unconditional; finishes what the service left unprocessed. */
  batchPut(items: readonly Item[]): Promise<void>;
  batchDelete(keys: readonly Key[]): Promise<void>;
}

/** DynamoDB takes 25 writes and 100 reads in one batch call (BatchWriteItem, BatchGetItem API pages). */
const WRITES_PER_CALL = 25;
const READS_PER_CALL = 100;
/** Rounds for leftovers before giving up; with full jitter up to 2 s a round this is about 8 s. */
const LEFTOVER_ROUNDS = 8;

const marshallOptions = { removeUndefinedValues: true } as const;
/** A number too large for JavaScript is read with what digits fit, and does not stop the other items of its page. */
const unmarshallOptions = { wrapNumbers: Number } as const;
const itemOf = (attributes: Record<string, AttributeValue>): Item => unmarshall(attributes, unmarshallOptions) as Item;

interface TableServices {
  /** Waits this many milliseconds; passed in so that tests need no clock. */
  readonly sleep?: (ms: number) => Promise<void>;
  readonly onSetAside?: Table['setAside'];
}

/**
 * @param client region and retries are the caller's choice
 * @param name the table's name
 */
export function createTable(
  client: DynamoDBClient,
  name: string,
  {
    sleep = (ms) => new Promise<void>((done) => setTimeout(done, ms)),
    onSetAside: setAside = () => {},
  }: TableServices = {},
): Table {
  async function get(key: Key): Promise<Item | undefined> {
    const answer = await client.send(
      new GetItemCommand({ TableName: name, Key: marshall({ pk: key.pk, sk: key.sk }), ConsistentRead: true }),
    );
    return answer.Item && itemOf(answer.Item);
  }

  async function outcome(key: Key, owner: Owner | undefined, write: () => Promise<unknown>): Promise<WriteOutcome> {
    try {
      await write();
      return 'written';
    } catch (error) {
      if ((error as Error).name !== 'ConditionalCheckFailedException') throw named(error);
      if (!owner) return 'refused';
      const stored = await get(key);
      return stored?.[owner.attribute] === owner.value ? 'written' : 'refused';
    }
  }

  function put(item: Item, condition?: Condition, owner?: Owner): Promise<WriteOutcome> {
    return outcome(item, owner, () =>
      client.send(
        new PutItemCommand({
          TableName: name,
          Item: marshall(item, marshallOptions),
          ConditionExpression: condition?.expression,
          ExpressionAttributeNames: condition?.names,
          ExpressionAttributeValues: condition?.values && marshall(condition.values, marshallOptions),
        }),
      ),
    );
  }

  function update(key: Key, change: Update): Promise<WriteOutcome> {
    return outcome(key, change.owner, () =>
      client.send(
        new UpdateItemCommand({
          TableName: name,
          Key: marshall({ pk: key.pk, sk: key.sk }),
          UpdateExpression: change.expression,
          ConditionExpression: change.condition,
          ExpressionAttributeNames: change.names,
          ExpressionAttributeValues: change.values && marshall(change.values, marshallOptions),
        }),
      ),
    );
  }

  async function add<Name extends string>(key: Key, amounts: Readonly<Record<Name, number>>) {
    const names = Object.keys(amounts) as Name[];
    const { Attributes } = await client
      .send(
        new UpdateItemCommand({
          TableName: name,
          Key: marshall({ pk: key.pk, sk: key.sk }),
          UpdateExpression: `ADD ${names.map((_, i) => `#n${i} :n${i}`).join(', ')}`,
          ExpressionAttributeNames: Object.fromEntries(names.map((each, i) => [`#n${i}`, each])),
          ExpressionAttributeValues: marshall(Object.fromEntries(names.map((each, i) => [`:n${i}`, amounts[each]]))),
          ReturnValues: 'UPDATED_NEW',
        }),
      )
      .catch((error) => Promise.reject(named(error)));
    const stands = itemOf(Attributes ?? {});
    return Object.fromEntries(names.map((each) => [each, Number(stands[each] ?? 0)])) as Record<Name, number>;
  }

  async function* query(wanted: Query): AsyncGenerator<Item> {
    const [pk, sk] = wanted.index ? [`${wanted.index}pk`, `${wanted.index}sk`] : ['pk', 'sk'];
    let start: Record<string, AttributeValue> | undefined;
    let left = wanted.limit ?? Number.POSITIVE_INFINITY;
    const page = (from: typeof start): Promise<QueryCommandOutput> =>
      client.send(
        new QueryCommand({
          TableName: name,
          IndexName: wanted.index,
          KeyConditionExpression: wanted.prefix ? '#pk = :pk AND begins_with(#sk, :prefix)' : '#pk = :pk',
          ExpressionAttributeNames: { '#pk': pk, ...(wanted.prefix && { '#sk': sk }) },
          ExpressionAttributeValues: marshall({
            ':pk': wanted.pk,
            ...(wanted.prefix && { ':prefix': wanted.prefix }),
          }),
          ConsistentRead: wanted.consistent,
          ScanIndexForward: !wanted.descending,
          Limit: Number.isFinite(left) ? left : wanted.pageSize,
          ExclusiveStartKey: from,
        }),
      );
    do {
      const answer = await page(start).catch((error) => Promise.reject(named(error)));
      for (const item of answer.Items ?? []) {
        if (left-- <= 0) return;
        yield itemOf(item);
      }
      start = answer.LastEvaluatedKey;
    } while (start && left > 0);
  }

  async function batchGet(keys: readonly Key[]): Promise<Item[]> {
    const found: Item[] = [];
    for (let i = 0; i < keys.length; i += READS_PER_CALL) {
      let wanted = keys.slice(i, i + READS_PER_CALL).map((key) => marshall({ pk: key.pk, sk: key.sk }));
      for (let round = 0; wanted.length > 0; round++) {
        await pauseBefore(round);
        const answer = await client
          .send(new BatchGetItemCommand({ RequestItems: { [name]: { Keys: wanted, ConsistentRead: true } } }))
          .catch((error) => Promise.reject(named(error)));
        for (const item of answer.Responses?.[name] ?? []) found.push(itemOf(item));
        wanted = (answer.UnprocessedKeys?.[name]?.Keys ?? []) as typeof wanted;
      }
    }
    return found;
  }

  async function batchWrite(requests: readonly object[]): Promise<void> {
    for (let i = 0; i < requests.length; i += WRITES_PER_CALL) {
      let wanted = requests.slice(i, i + WRITES_PER_CALL);
      for (let round = 0; wanted.length > 0; round++) {
        await pauseBefore(round);
        const answer = await client
          .send(new BatchWriteItemCommand({ RequestItems: { [name]: wanted as never } }))
          .catch((error) => Promise.reject(named(error)));
        wanted = answer.UnprocessedItems?.[name] ?? [];
      }
    }
  }

  async function pauseBefore(round: number): Promise<void> {
    if (round === 0) return;
    if (round > LEFTOVER_ROUNDS) throw new TableBusyError(`${name} left items unprocessed ${LEFTOVER_ROUNDS} times`);
    await sleep(Math.random() * Math.min(2000, 50 * 2 ** round));
  }

  return {
    setAside,
    get: (key) => get(key).catch((error) => Promise.reject(named(error))),
    put,
    update,
    add,
    query,
    batchGet,
    batchPut: (items) => batchWrite(items.map((item) => ({ PutRequest: { Item: marshall(item, marshallOptions) } }))),
    batchDelete: (keys) =>
      batchWrite(keys.map((key) => ({ DeleteRequest: { Key: marshall({ pk: key.pk, sk: key.sk }) } }))),
  };
}

const BUSY = new Set(['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded']);

function named(error: unknown): Error {
  const cause = error as Error;
  return BUSY.has(cause.name) ? new TableBusyError(`the table refuses work for now: ${cause.name}`, { cause }) : cause;
}
