// The table that holds stories, feeds and receipts.
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, type ITable, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

export interface StoryTableProps {
  /** A table that is there already, made as this one is: keys PK and SK, time to live by `expires`, a stream of new images. */
  readonly existing?: ExistingTable;
  readonly removalPolicy: RemovalPolicy;
}

export interface ExistingTable {
  readonly name: string;
  /** `aws dynamodb describe-table --table-name NAME --query Table.LatestStreamArn` says it. */
  readonly streamArn: string;
}

export class StoryTable extends Construct {
  readonly table: ITable;
  readonly streamArn: string;

  constructor(scope: Construct, id: string, { existing, removalPolicy }: StoryTableProps) {
    super(scope, id);
    this.table = existing ? this.adopt(existing) : this.make(removalPolicy);
    if (!this.table.tableStreamArn) throw new Error('The story table has no stream.');
    this.streamArn = this.table.tableStreamArn;
  }

  private make(removalPolicy: RemovalPolicy): ITable {
    const table = new Table(this, 'Table', {
      partitionKey: { name: 'PK', type: AttributeType.STRING },
      sortKey: { name: 'SK', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expires',
      stream: StreamViewType.NEW_IMAGE,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: removalPolicy !== RemovalPolicy.DESTROY,
      removalPolicy,
    });
    // The CDK's own types differ here, under exactOptionalPropertyTypes.
    return table as ITable;
  }

  private adopt({ name, streamArn }: ExistingTable): ITable {
    return Table.fromTableAttributes(this, 'Existing', { tableName: name, tableStreamArn: streamArn });
  }
}
