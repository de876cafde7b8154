"""Films, their logs of edits, and the calls that wrote them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "films",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("updated", sa.String(32), nullable=False),
        sa.Column("title_ja", sa.Text, nullable=False),
        sa.Column("title_en", sa.Text, nullable=False),
        sa.Column("opening", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("scenes", sa.Integer, nullable=False),
        sa.Column("written", sa.Integer, nullable=False),
        sa.Column("attention", sa.Integer, nullable=False),
        sa.Column("wish", sa.Text, nullable=False),
        sa.Column("film", sa.Text, nullable=False),
    )
    op.create_table(
        "steps",
        sa.Column("film_id", sa.Text, sa.ForeignKey("films.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("turn", sa.Text, nullable=False),
        sa.Column("by", sa.String(8), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("is_edit", sa.Boolean, nullable=False),
        sa.Column("undone_by", sa.Integer),
        sa.Column("edits", sa.Text, nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
    )
    op.create_table(
        "calls",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("film_id", sa.Text, sa.ForeignKey("films.id", ondelete="CASCADE"), nullable=False),
        sa.Column("call", sa.Text, nullable=False),
    )
    op.create_index("ix_calls_film_id", "calls", ["film_id"])
