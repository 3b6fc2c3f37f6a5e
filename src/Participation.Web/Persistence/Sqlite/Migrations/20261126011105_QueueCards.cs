using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteContext))]
    [Migration("20261126011105_QueueCards")]
    public partial class QueueCards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "queue_settings",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    people_target = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "queues",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    prefix = table.Column<string>(type: "TEXT", maxLength: 1, nullable: false),
                    paper_prefix = table.Column<string>(type: "TEXT", maxLength: 1, nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    ordinary_per_priority = table.Column<int>(type: "INTEGER", nullable: false),
                    most_calls = table.Column<int>(type: "INTEGER", nullable: false),
                    calls_before_missed = table.Column<int>(type: "INTEGER", nullable: false),
                    seconds_between_calls = table.Column<int>(type: "INTEGER", nullable: false),
                    returns_behind = table.Column<int>(type: "INTEGER", nullable: false),
                    tell_when_ahead = table.Column<int>(type: "INTEGER", nullable: false),
                    last_card_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    most_per_day = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queues", x => x.id);
                    table.ForeignKey(
                        name: "fk_queues_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ticket_notes",
                columns: table => new
                {
                    queue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_notes", x => new { x.queue_id, x.day, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "counter_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    queue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    point_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_number = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ticket_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    last_step = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counter_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_counter_sessions_queues_queue_id",
                        column: x => x.queue_id,
                        principalTable: "queues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_counter_sessions_service_points_point_id",
                        column: x => x.point_id,
                        principalTable: "service_points",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "paper_blocks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    queue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    prefix = table.Column<string>(type: "TEXT", maxLength: 1, nullable: false),
                    first_number = table.Column<int>(type: "INTEGER", nullable: false),
                    last_number = table.Column<int>(type: "INTEGER", nullable: false),
                    declared_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    declared_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_blocks", x => x.id);
                    table.ForeignKey(
                        name: "fk_paper_blocks_queues_queue_id",
                        column: x => x.queue_id,
                        principalTable: "queues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "paper_gaps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    queue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    first_number = table.Column<int>(type: "INTEGER", nullable: false),
                    last_number = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    explained_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    explained_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_gaps", x => x.id);
                    table.ForeignKey(
                        name: "fk_paper_gaps_queues_queue_id",
                        column: x => x.queue_id,
                        principalTable: "queues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "queue_counters",
                columns: table => new
                {
                    queue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    point_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_counters", x => new { x.queue_id, x.point_id });
                    table.ForeignKey(
                        name: "fk_queue_counters_queues_queue_id",
                        column: x => x.queue_id,
                        principalTable: "queues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_queue_counters_service_points_point_id",
                        column: x => x.point_id,
                        principalTable: "service_points",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "queue_days",
                columns: table => new
                {
                    queue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_number = table.Column<int>(type: "INTEGER", nullable: false),
                    last_sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    ordinary_in_arow = table.Column<int>(type: "INTEGER", nullable: false),
                    last_call = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_days", x => new { x.queue_id, x.day });
                    table.ForeignKey(
                        name: "fk_queue_days_queues_queue_id",
                        column: x => x.queue_id,
                        principalTable: "queues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "queue_hours",
                columns: table => new
                {
                    queue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    point_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hour = table.Column<int>(type: "INTEGER", nullable: false),
                    lane = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    issued = table.Column<int>(type: "INTEGER", nullable: false),
                    finished = table.Column<int>(type: "INTEGER", nullable: false),
                    missed = table.Column<int>(type: "INTEGER", nullable: false),
                    left = table.Column<int>(type: "INTEGER", nullable: false),
                    expired = table.Column<int>(type: "INTEGER", nullable: false),
                    transferred = table.Column<int>(type: "INTEGER", nullable: false),
                    out_of_turn = table.Column<int>(type: "INTEGER", nullable: false),
                    overtaken = table.Column<int>(type: "INTEGER", nullable: false),
                    longest_overtake = table.Column<int>(type: "INTEGER", nullable: false),
                    waits = table.Column<int>(type: "INTEGER", nullable: false),
                    wait_seconds = table.Column<long>(type: "INTEGER", nullable: false),
                    longest_wait = table.Column<int>(type: "INTEGER", nullable: false),
                    services = table.Column<int>(type: "INTEGER", nullable: false),
                    service_seconds = table.Column<long>(type: "INTEGER", nullable: false),
                    with_standard = table.Column<int>(type: "INTEGER", nullable: false),
                    over_standard = table.Column<int>(type: "INTEGER", nullable: false),
                    total_seconds = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_hours", x => new { x.queue_id, x.day, x.point_id, x.hour, x.lane });
                    table.ForeignKey(
                        name: "fk_queue_hours_queues_queue_id",
                        column: x => x.queue_id,
                        principalTable: "queues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "queue_kind_days",
                columns: table => new
                {
                    queue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    service_kind_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    services = table.Column<int>(type: "INTEGER", nullable: false),
                    service_seconds = table.Column<long>(type: "INTEGER", nullable: false),
                    over_standard = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_kind_days", x => new { x.queue_id, x.day, x.service_kind_id });
                    table.ForeignKey(
                        name: "fk_queue_kind_days_queues_queue_id",
                        column: x => x.queue_id,
                        principalTable: "queues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "queue_records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    queue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    log_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    signature = table.Column<byte[]>(type: "BLOB", maxLength: 200, nullable: false),
                    key_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_records", x => x.id);
                    table.ForeignKey(
                        name: "fk_queue_records_queues_queue_id",
                        column: x => x.queue_id,
                        principalTable: "queues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    home_queue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    series = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    prefix = table.Column<string>(type: "TEXT", maxLength: 1, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 32, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    arrived_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    claimed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    queue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    service_kind_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    present_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    order_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    order_tie = table.Column<int>(type: "INTEGER", nullable: false),
                    is_passed_over = table.Column<bool>(type: "INTEGER", nullable: false),
                    has_returned = table.Column<bool>(type: "INTEGER", nullable: false),
                    calls = table.Column<int>(type: "INTEGER", nullable: false),
                    first_called_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    called_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    serving_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    served_seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    point_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tickets", x => x.id);
                    table.ForeignKey(
                        name: "fk_tickets_queue_days_home_queue_id_day",
                        columns: x => new { x.home_queue_id, x.day },
                        principalTable: "queue_days",
                        principalColumns: new[] { "queue_id", "day" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tickets_queues_queue_id",
                        column: x => x.queue_id,
                        principalTable: "queues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tickets_service_kinds_service_kind_id",
                        column: x => x.service_kind_id,
                        principalTable: "service_kinds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ticket_events",
                columns: table => new
                {
                    queue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ticket_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    point_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    service_kind_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    overtaken = table.Column<int>(type: "INTEGER", nullable: true),
                    other_queue_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    undoes = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_events", x => new { x.queue_id, x.day, x.sequence });
                    table.ForeignKey(
                        name: "fk_ticket_events_queue_days_queue_id_day",
                        columns: x => new { x.queue_id, x.day },
                        principalTable: "queue_days",
                        principalColumns: new[] { "queue_id", "day" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ticket_events_tickets_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ticket_holders",
                columns: table => new
                {
                    ticket_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    queue_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    line_user_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    is_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_told = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_to_be_invited = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket_holders", x => x.ticket_id);
                    table.ForeignKey(
                        name: "fk_ticket_holders_tickets_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_counter_sessions_closed_at_day",
                table: "counter_sessions",
                columns: new[] { "closed_at", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_counter_sessions_open_account",
                table: "counter_sessions",
                column: "account_id",
                unique: true,
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_counter_sessions_open_point",
                table: "counter_sessions",
                column: "point_id",
                unique: true,
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_counter_sessions_queue_id_day",
                table: "counter_sessions",
                columns: new[] { "queue_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_paper_blocks_queue_id",
                table: "paper_blocks",
                column: "queue_id");

            migrationBuilder.CreateIndex(
                name: "ix_paper_gaps_queue_id_day",
                table: "paper_gaps",
                columns: new[] { "queue_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_queue_counters_point_id",
                table: "queue_counters",
                column: "point_id");

            migrationBuilder.CreateIndex(
                name: "ix_queue_counters_queue_id_number",
                table: "queue_counters",
                columns: new[] { "queue_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_queue_days_closed_at_day",
                table: "queue_days",
                columns: new[] { "closed_at", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_queue_hours_day",
                table: "queue_hours",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_queue_kind_days_day",
                table: "queue_kind_days",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_queue_records_day",
                table: "queue_records",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_queue_records_queue_id_day",
                table: "queue_records",
                columns: new[] { "queue_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_queues_code",
                table: "queues",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_queues_paper_prefix",
                table: "queues",
                column: "paper_prefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_queues_prefix",
                table: "queues",
                column: "prefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_queues_unit_id",
                table: "queues",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_events_kind_day",
                table: "ticket_events",
                columns: new[] { "kind", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_ticket_events_ticket_id",
                table: "ticket_events",
                column: "ticket_id");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_holders_day",
                table: "ticket_holders",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_holders_line_user_id_day",
                table: "ticket_holders",
                columns: new[] { "line_user_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_ticket_holders_queue_id_day_line_user_id",
                table: "ticket_holders",
                columns: new[] { "queue_id", "day", "line_user_id" },
                unique: true,
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ix_ticket_notes_day",
                table: "ticket_notes",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_home_queue_id_day_series_number",
                table: "tickets",
                columns: new[] { "home_queue_id", "day", "series", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tickets_queue_id_day_state",
                table: "tickets",
                columns: new[] { "queue_id", "day", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_queue_id_state_ended_at",
                table: "tickets",
                columns: new[] { "queue_id", "state", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_request_id",
                table: "tickets",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tickets_service_kind_id",
                table: "tickets",
                column: "service_kind_id");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_token_hash",
                table: "tickets",
                column: "token_hash",
                unique: true);

            migrationBuilder.Protect("ticket_events");
            migrationBuilder.Protect("queue_records");
            // What a card is never changes; where it stands does.
            migrationBuilder.ProtectColumns("tickets", "id", "home_queue_id", "day", "series", "prefix", "number", "class", "channel", "arrived_at", "claimed_at", "token_hash", "request_id");
            migrationBuilder.ProtectRising("queue_days", "last_number", "last_sequence");
            migrationBuilder.ProtectNumbers();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "counter_sessions");

            migrationBuilder.DropTable(
                name: "paper_blocks");

            migrationBuilder.DropTable(
                name: "paper_gaps");

            migrationBuilder.DropTable(
                name: "queue_counters");

            migrationBuilder.DropTable(
                name: "queue_hours");

            migrationBuilder.DropTable(
                name: "queue_kind_days");

            migrationBuilder.DropTable(
                name: "queue_records");

            migrationBuilder.DropTable(
                name: "queue_settings");

            migrationBuilder.DropTable(
                name: "ticket_events");

            migrationBuilder.DropTable(
                name: "ticket_holders");

            migrationBuilder.DropTable(
                name: "ticket_notes");

            migrationBuilder.DropTable(
                name: "tickets");

            migrationBuilder.DropTable(
                name: "queue_days");

            migrationBuilder.DropTable(
                name: "queues");
        }
    }
}
