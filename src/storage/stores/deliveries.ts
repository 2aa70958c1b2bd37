import type { Insertable, Selectable } from 'kysely';
import type { Delivery } from '../../core/delivery/model.ts';
import type { DeliveryTable } from '../schema.ts';

/** A planned delivery as a row. */
export function toDeliveryRow(delivery: Delivery, dueAt: number): Insertable<DeliveryTable> {
  return {
    key: delivery.key,
    edition_id: delivery.editionId,
    platform: delivery.channel.platform,
    workspace: delivery.channel.workspace,
    channel: delivery.channel.id,
    seq: delivery.seq,
    step: delivery.step,
    paper_id: delivery.paperId ?? null,
    message: JSON.stringify(delivery.message),
    state: 'pending',
    attempts: 0,
    due_at: dueAt,
    doubtful: 0,
  };
}

export function toDelivery(row: Selectable<DeliveryTable>): Delivery {
  return {
    key: row.key,
    editionId: row.edition_id,
    channel: { platform: row.platform, workspace: row.workspace, id: row.channel },
    seq: row.seq,
    step: row.step,
    ...(row.paper_id !== null && { paperId: row.paper_id }),
    message: JSON.parse(row.message),
  };
}
