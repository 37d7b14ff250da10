/**
 * The one DynamoDB table. A grant names the keys it is for (`dynamodb:LeadingKeys`), so a function that reads papers
 * cannot read readers although they share the table. Which keys belong to which noun is said by the noun's own file.
 */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Handler } from './function/handler.ts';

/** What `shared/platform/table.ts` does under each name. */
const ACTIONS = {
  get: 'dynamodb:GetItem',
  batchGet: 'dynamodb:BatchGetItem',
  query: 'dynamodb:Query',
  put: 'dynamodb:PutItem',
  update: 'dynamodb:UpdateItem',
  /** Puts and removes, both in one call: DynamoDB knows no smaller right for it. */
  batchWrite: 'dynamodb:BatchWriteItem',
} as const;
type Verb = keyof typeof ACTIONS;

export class Store extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: 'gsi1',
          partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
          sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
        },
      ],
      timeToLiveAttribute: 'ttl',
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      // KMS with the key that AWS keeps for DynamoDB: a key of our own could be deleted, and every reader with it.
      encryption: TableEncryptionV2.awsManagedKey(),
      // Readers' consent and the ledger outlive the stack; the outputs say how to remove them.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }

  /**
   * Lets a handler do these things to items whose partition key fits one of the patterns, e.g. `PAPER#*`.
   * Source of the condition: IAM guide, "Using IAM policy conditions for fine-grained access control" (DynamoDB).
   */
  grant(handler: Handler, verbs: readonly Verb[], keys: readonly string[]): void {
    Grant.addToPrincipal({
      grantee: handler,
      actions: verbs.map((verb) => ACTIONS[verb]),
      resourceArns: [this.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...keys] } },
    });
    handler.give('table', this.table.tableName);
  }

  /**
   * Queries the index, which holds readers alone. Without a condition on keys: the guide does not say whether
   * `LeadingKeys` means the table's keys or the index's there, and a wrong guess would stop every delivery.
   */
  grantIndex(handler: Handler): void {
    Grant.addToPrincipal({
      grantee: handler,
      actions: [ACTIONS.query],
      resourceArns: [`${this.table.tableArn}/index/gsi1`],
    });
    handler.give('table', this.table.tableName);
  }
}
