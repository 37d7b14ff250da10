/** The one DynamoDB table. Which function may touch which keys is said by the nouns; this file knows none of them. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Handler } from './handler.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem'];
/** A batch write can also remove, so it is granted apart. */
const BATCH = ['dynamodb:BatchWriteItem'];

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
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  grantRead(handler: Handler): void {
    this.allow(handler, READ, [this.table.tableArn]);
  }

  grantReadIndex(handler: Handler): void {
    this.allow(handler, ['dynamodb:Query'], [`${this.table.tableArn}/index/gsi1`]);
  }

  grantWrite(handler: Handler): void {
    this.allow(handler, WRITE, [this.table.tableArn]);
  }

  grantBatchWrite(handler: Handler): void {
    this.allow(handler, BATCH, [this.table.tableArn]);
  }

  private allow(handler: Handler, actions: string[], resourceArns: string[]): void {
    Grant.addToPrincipal({ grantee: handler, actions, resourceArns });
    handler.give('table', this.table.tableName);
  }
}
