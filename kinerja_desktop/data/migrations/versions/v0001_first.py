"""The first version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"


def upgrade() -> None:
    op.create_table('audit',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('happened_at', sa.Text(), nullable=False),
        sa.Column('action', sa.Text(), nullable=False),
        sa.Column('subject', sa.Text(), nullable=False),
        sa.Column('detail', sa.Text(), nullable=False),
        sa.Column('digest', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_audit'))
    )
    op.create_table('identities',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('label', sa.Text(), nullable=False),
        sa.Column('nip', sa.Text(), nullable=False),
        sa.Column('fingerprint', sa.Text(), nullable=False),
        sa.Column('not_before', sa.Date(), nullable=False),
        sa.Column('not_after', sa.Date(), nullable=False),
        sa.Column('is_own', sa.Boolean(), nullable=False),
        sa.Column('pkcs12', sa.LargeBinary(), nullable=False),
        sa.Column('owner', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_identities'))
    )
    op.create_table('import_layouts',
        sa.Column('fingerprint', sa.Text(), nullable=False),
        sa.Column('mapping', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('fingerprint', name=op.f('pk_import_layouts'))
    )
    op.create_table('imports',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('happened_at', sa.Text(), nullable=False),
        sa.Column('file_name', sa.Text(), nullable=False),
        sa.Column('summary', sa.Text(), nullable=False),
        sa.Column('before', sa.Text(), nullable=False),
        sa.Column('added_ids', sa.Text(), nullable=False),
        sa.Column('is_undone', sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_imports'))
    )
    op.create_table('instruments',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('method', sa.Text(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('body', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_instruments'))
    )
    op.create_index(op.f('ix_instruments_method_version'), 'instruments', ['method', 'version'], unique=False)
    op.create_table('periods',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('start_on', sa.Date(), nullable=False),
        sa.Column('end_on', sa.Date(), nullable=False),
        sa.Column('method', sa.Text(), nullable=False),
        sa.Column('instrument_id', sa.Integer(), nullable=False),
        sa.Column('unit_result', sa.Text(), nullable=True),
        sa.Column('closed_on', sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_periods'))
    )
    op.create_table('profile',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('body', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_profile'))
    )
    op.create_table('units',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('agency', sa.Text(), nullable=False),
        sa.Column('parent_id', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_units')),
        sa.UniqueConstraint('agency', 'name', name=op.f('uq_units_agency_name'))
    )
    op.create_table('employees',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('sort_name', sa.Text(), nullable=False),
        sa.Column('front_title', sa.Text(), nullable=False),
        sa.Column('back_title', sa.Text(), nullable=False),
        sa.Column('nip', sa.Text(), nullable=False),
        sa.Column('other_number', sa.Text(), nullable=False),
        sa.Column('employment', sa.Text(), nullable=False),
        sa.Column('grade', sa.Text(), nullable=False),
        sa.Column('position', sa.Text(), nullable=False),
        sa.Column('unit_id', sa.Integer(), nullable=True),
        sa.Column('agency', sa.Text(), nullable=False),
        sa.Column('birth_date', sa.Date(), nullable=True),
        sa.Column('sex', sa.Text(), nullable=True),
        sa.Column('status', sa.Text(), nullable=False),
        sa.Column('leads_unit', sa.Boolean(), nullable=False),
        sa.Column('archived_on', sa.Date(), nullable=True),
        sa.Column('archive_reason', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_employees_unit_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_employees'))
    )
    op.create_index(op.f('ix_employees_nip'), 'employees', ['nip'], unique=False)
    op.create_index(op.f('ix_employees_sort_name'), 'employees', ['sort_name'], unique=False)
    op.create_index(op.f('ix_employees_unit_id'), 'employees', ['unit_id'], unique=False)
    op.create_table('appraisals',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('period_id', sa.Integer(), nullable=False),
        sa.Column('employee_id', sa.Integer(), nullable=False),
        sa.Column('revision', sa.Integer(), nullable=False),
        sa.Column('stage', sa.Text(), nullable=False),
        sa.Column('draft', sa.Text(), nullable=False),
        sa.Column('instrument_id', sa.Integer(), nullable=False),
        sa.Column('started_on', sa.Date(), nullable=True),
        sa.Column('final', sa.Text(), nullable=True),
        sa.Column('predicate', sa.Text(), nullable=True),
        sa.Column('reopen_reason', sa.Text(), nullable=False),
        sa.Column('delivered_on', sa.Date(), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_appraisals_employee_id')),
        sa.ForeignKeyConstraint(['period_id'], ['periods.id'], name=op.f('fk_appraisals_period_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_appraisals')),
        sa.UniqueConstraint('period_id', 'employee_id', 'revision', name=op.f('uq_appraisals_period_id_employee_id_revision'))
    )
    op.create_index(op.f('ix_appraisals_employee_id'), 'appraisals', ['employee_id'], unique=False)
    op.create_table('observations',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('employee_id', sa.Integer(), nullable=False),
        sa.Column('happened_on', sa.Date(), nullable=False),
        sa.Column('happened_at', sa.Text(), nullable=True),
        sa.Column('recorded_at', sa.Text(), nullable=False),
        sa.Column('valence', sa.Integer(), nullable=False),
        sa.Column('source', sa.Text(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('situation', sa.Text(), nullable=False),
        sa.Column('impact', sa.Text(), nullable=False),
        sa.Column('is_visible', sa.Boolean(), nullable=False),
        sa.Column('shared_on', sa.Date(), nullable=True),
        sa.Column('deleted_at', sa.Text(), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_observations_employee_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_observations'))
    )
    op.create_index(op.f('ix_observations_employee_id_happened_on'), 'observations', ['employee_id', 'happened_on'], unique=False)
    op.create_index(op.f('ix_observations_happened_on'), 'observations', ['happened_on'], unique=False)
    op.create_table('period_members',
        sa.Column('period_id', sa.Integer(), nullable=False),
        sa.Column('employee_id', sa.Integer(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_period_members_employee_id')),
        sa.ForeignKeyConstraint(['period_id'], ['periods.id'], name=op.f('fk_period_members_period_id')),
        sa.PrimaryKeyConstraint('period_id', 'employee_id', name=op.f('pk_period_members'))
    )
    op.create_index(op.f('ix_period_members_employee_id'), 'period_members', ['employee_id'], unique=False)
    op.create_table('plans',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('period_id', sa.Integer(), nullable=False),
        sa.Column('employee_id', sa.Integer(), nullable=False),
        sa.Column('body', sa.Text(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_plans_employee_id')),
        sa.ForeignKeyConstraint(['period_id'], ['periods.id'], name=op.f('fk_plans_period_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_plans')),
        sa.UniqueConstraint('period_id', 'employee_id', name=op.f('uq_plans_period_id_employee_id'))
    )
    op.create_index(op.f('ix_plans_employee_id'), 'plans', ['employee_id'], unique=False)
    op.create_table('attachments',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('observation_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('media_type', sa.Text(), nullable=False),
        sa.Column('size_bytes', sa.Integer(), nullable=False),
        sa.Column('sha256', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['observation_id'], ['observations.id'], name=op.f('fk_attachments_observation_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_attachments'))
    )
    op.create_index(op.f('ix_attachments_observation_id'), 'attachments', ['observation_id'], unique=False)
    op.create_table('discussions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('appraisal_id', sa.Integer(), nullable=False),
        sa.Column('scheduled_at', sa.Text(), nullable=True),
        sa.Column('ended_at', sa.Text(), nullable=True),
        sa.Column('body', sa.Text(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['appraisal_id'], ['appraisals.id'], name=op.f('fk_discussions_appraisal_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_discussions')),
        sa.UniqueConstraint('appraisal_id', name=op.f('uq_discussions_appraisal_id'))
    )
    op.create_table('documents',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('appraisal_id', sa.Integer(), nullable=False),
        sa.Column('report', sa.Text(), nullable=False),
        sa.Column('file_name', sa.Text(), nullable=False),
        sa.Column('sha256', sa.Text(), nullable=False),
        sa.Column('size_bytes', sa.Integer(), nullable=False),
        sa.Column('created_at', sa.Text(), nullable=False),
        sa.Column('is_signed', sa.Boolean(), nullable=False),
        sa.Column('revision', sa.Integer(), nullable=False),
        sa.Column('signer_fingerprint', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['appraisal_id'], ['appraisals.id'], name=op.f('fk_documents_appraisal_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_documents'))
    )
    op.create_index(op.f('ix_documents_appraisal_id'), 'documents', ['appraisal_id'], unique=False)
    op.create_index(op.f('ix_documents_sha256'), 'documents', ['sha256'], unique=False)
    op.create_table('observation_items',
        sa.Column('observation_id', sa.Integer(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('item_key', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['observation_id'], ['observations.id'], name=op.f('fk_observation_items_observation_id')),
        sa.PrimaryKeyConstraint('observation_id', 'position', name=op.f('pk_observation_items'))
    )
    op.create_index(op.f('ix_observation_items_item_key'), 'observation_items', ['item_key'], unique=False)
    op.create_table('observation_revisions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('observation_id', sa.Integer(), nullable=False),
        sa.Column('changed_at', sa.Text(), nullable=False),
        sa.Column('valence', sa.Integer(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('situation', sa.Text(), nullable=False),
        sa.Column('impact', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['observation_id'], ['observations.id'], name=op.f('fk_observation_revisions_observation_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_observation_revisions'))
    )
    op.create_index(op.f('ix_observation_revisions_observation_id'), 'observation_revisions', ['observation_id'], unique=False)
    op.create_table('attachment_contents',
        sa.Column('attachment_id', sa.Integer(), nullable=False),
        sa.Column('data', sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(['attachment_id'], ['attachments.id'], name=op.f('fk_attachment_contents_attachment_id')),
        sa.PrimaryKeyConstraint('attachment_id', name=op.f('pk_attachment_contents'))
    )
    op.create_table('deliveries',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('document_id', sa.Integer(), nullable=False),
        sa.Column('delivered_on', sa.Date(), nullable=False),
        sa.Column('recipient', sa.Text(), nullable=False),
        sa.Column('way', sa.Text(), nullable=False),
        sa.Column('note', sa.Text(), nullable=False),
        sa.Column('sha256', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_deliveries_document_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_deliveries'))
    )
    op.create_index(op.f('ix_deliveries_document_id'), 'deliveries', ['document_id'], unique=False)
    op.create_table('document_contents',
        sa.Column('document_id', sa.Integer(), nullable=False),
        sa.Column('pdf', sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_document_contents_document_id')),
        sa.PrimaryKeyConstraint('document_id', name=op.f('pk_document_contents'))
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit register is append-only'); END"
        )
