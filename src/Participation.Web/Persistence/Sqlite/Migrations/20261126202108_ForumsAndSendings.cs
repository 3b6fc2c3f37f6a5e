using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ForumsAndSendings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_channel_postings_publication_id_channel_id",
                table: "channel_postings");

            migrationBuilder.AlterColumn<Guid>(
                name: "recorded_by",
                table: "channel_postings",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<Guid>(
                name: "village_id",
                table: "channel_postings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "attendance_rules",
                columns: table => new
                {
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance_rules", x => x.edition);
                });

            migrationBuilder.CreateTable(
                name: "forum_settings",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    target = table.Column<int>(type: "INTEGER", nullable: false),
                    clash_days = table.Column<int>(type: "INTEGER", nullable: false),
                    answer_days = table.Column<int>(type: "INTEGER", nullable: false),
                    opinion_days = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "forums",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    level = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    affects_living = table.Column<bool>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    session = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    until = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    map_link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    agenda = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    how_to_take_part = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    order_number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    order_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    target = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    announced_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    corrected_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cancelled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    held_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attended_elsewhere = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    resolution = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forums", x => x.id);
                    table.ForeignKey(
                        name: "fk_forums_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "free_tellings",
                columns: table => new
                {
                    publication_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_everybody = table.Column<bool>(type: "INTEGER", nullable: false),
                    villages = table.Column<string>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    begun_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_free_tellings", x => x.publication_id);
                    table.ForeignKey(
                        name: "fk_free_tellings_publications_publication_id",
                        column: x => x.publication_id,
                        principalTable: "publications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "multicasts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    topic = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    not_after = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    people_are_forgotten = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_multicasts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "news_refusals",
                columns: table => new
                {
                    line_user_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_news_refusals", x => new { x.line_user_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "publication_sendings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    publication_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    text_version = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_everybody = table.Column<bool>(type: "INTEGER", nullable: false),
                    villages = table.Column<string>(type: "TEXT", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false),
                    free_before = table.Column<long>(type: "INTEGER", nullable: true),
                    begun_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    begun_by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_sendings", x => x.id);
                    table.ForeignKey(
                        name: "fk_publication_sendings_publications_publication_id",
                        column: x => x.publication_id,
                        principalTable: "publications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "told_people",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    multicast_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    chunk = table.Column<int>(type: "INTEGER", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_told_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "forum_intents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    forum_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line_user_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    village_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    wants_reminder = table.Column<bool>(type: "INTEGER", nullable: false),
                    reminded_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    said_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_intents", x => x.id);
                    table.ForeignKey(
                        name: "fk_forum_intents_forums_forum_id",
                        column: x => x.forum_id,
                        principalTable: "forums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_forum_intents_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_opinions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    forum_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    village_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    area_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    wants_answer = table.Column<bool>(type: "INTEGER", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    hidden_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_opinions", x => x.id);
                    table.ForeignKey(
                        name: "fk_forum_opinions_forums_forum_id",
                        column: x => x.forum_id,
                        principalTable: "forums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_forum_opinions_service_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "service_areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_forum_opinions_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_villages",
                columns: table => new
                {
                    forum_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    village_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_invited = table.Column<bool>(type: "INTEGER", nullable: false),
                    attended = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_villages", x => new { x.forum_id, x.village_id });
                    table.ForeignKey(
                        name: "fk_forum_villages_forums_forum_id",
                        column: x => x.forum_id,
                        principalTable: "forums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_forum_villages_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "multicast_chunks",
                columns: table => new
                {
                    multicast_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    retry_key = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    first_attempt_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    next_attempt_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    may_have_been_accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    was_uncertain = table.Column<bool>(type: "INTEGER", nullable: false),
                    booked_in = table.Column<int>(type: "INTEGER", nullable: true),
                    error = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    error_text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    line_request_id = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_multicast_chunks", x => new { x.multicast_id, x.number });
                    table.ForeignKey(
                        name: "fk_multicast_chunks_multicasts_multicast_id",
                        column: x => x.multicast_id,
                        principalTable: "multicasts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_opinion_texts",
                columns: table => new
                {
                    opinion_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    line_user_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    hide_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    is_to_be_told = table.Column<bool>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_opinion_texts", x => x.opinion_id);
                    table.ForeignKey(
                        name: "fk_forum_opinion_texts_forum_opinions_opinion_id",
                        column: x => x.opinion_id,
                        principalTable: "forum_opinions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    forum_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    opinion_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    village_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    area_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    plan_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    budget_reference = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    forwarded_to = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    progress = table.Column<int>(type: "INTEGER", nullable: false),
                    steps = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_proposals", x => x.id);
                    table.ForeignKey(
                        name: "fk_forum_proposals_forum_opinions_opinion_id",
                        column: x => x.opinion_id,
                        principalTable: "forum_opinions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_forum_proposals_forums_forum_id",
                        column: x => x.forum_id,
                        principalTable: "forums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_forum_proposals_service_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "service_areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_forum_proposals_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_forum_proposals_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_proposal_followers",
                columns: table => new
                {
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line_user_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_proposal_followers", x => new { x.proposal_id, x.line_user_id });
                    table.ForeignKey(
                        name: "fk_forum_proposal_followers_forum_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "forum_proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_proposal_steps",
                columns: table => new
                {
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    progress = table.Column<int>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_proposal_steps", x => new { x.proposal_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_forum_proposal_steps_forum_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "forum_proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_proposal_texts",
                columns: table => new
                {
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    line_user_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_proposal_texts", x => x.proposal_id);
                    table.ForeignKey(
                        name: "fk_forum_proposal_texts_forum_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "forum_proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_channel_postings_publication_id_channel_id_village_id",
                table: "channel_postings",
                columns: new[] { "publication_id", "channel_id", "village_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_channel_postings_village_id",
                table: "channel_postings",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_intents_forum_id_line_user_id",
                table: "forum_intents",
                columns: new[] { "forum_id", "line_user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_intents_line_user_id",
                table: "forum_intents",
                column: "line_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_intents_to_remind",
                table: "forum_intents",
                column: "forum_id",
                filter: "wants_reminder AND reminded_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_forum_intents_village_id",
                table: "forum_intents",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_opinion_texts_line_user_id",
                table: "forum_opinion_texts",
                column: "line_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_opinion_texts_token_hash",
                table: "forum_opinion_texts",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_opinions_area_id",
                table: "forum_opinions",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_opinions_forum_id_received_at_id",
                table: "forum_opinions",
                columns: new[] { "forum_id", "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_forum_opinions_owed",
                table: "forum_opinions",
                column: "due_on",
                filter: "wants_answer AND answered_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_forum_opinions_request_id",
                table: "forum_opinions",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_opinions_village_id",
                table: "forum_opinions",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_proposal_followers_line_user_id",
                table: "forum_proposal_followers",
                column: "line_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_proposal_texts_line_user_id",
                table: "forum_proposal_texts",
                column: "line_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_proposals_area_id",
                table: "forum_proposals",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_proposals_forum_id_number",
                table: "forum_proposals",
                columns: new[] { "forum_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_forum_proposals_number",
                table: "forum_proposals",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_proposals_opinion_id",
                table: "forum_proposals",
                column: "opinion_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_proposals_request_id",
                table: "forum_proposals",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_proposals_state_due_on",
                table: "forum_proposals",
                columns: new[] { "state", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_forum_proposals_unit_id",
                table: "forum_proposals",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_proposals_village_id_number",
                table: "forum_proposals",
                columns: new[] { "village_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_forum_villages_village_id_forum_id",
                table: "forum_villages",
                columns: new[] { "village_id", "forum_id" });

            migrationBuilder.CreateIndex(
                name: "ix_forums_day_number",
                table: "forums",
                columns: new[] { "day", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_forums_number",
                table: "forums",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forums_state_day",
                table: "forums",
                columns: new[] { "state", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_forums_unit_id",
                table: "forums",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_free_tellings_until",
                table: "free_tellings",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_multicast_chunks_due",
                table: "multicast_chunks",
                column: "next_attempt_at",
                filter: "status = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_multicasts_open",
                table: "multicasts",
                column: "id",
                filter: "state <> 'Finished'");

            migrationBuilder.CreateIndex(
                name: "ix_multicasts_subject_id",
                table: "multicasts",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_publication_sendings_publication_id_ordinal",
                table: "publication_sendings",
                columns: new[] { "publication_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_told_people_line_id",
                table: "told_people",
                column: "line_id");

            migrationBuilder.CreateIndex(
                name: "ix_told_people_multicast_id_chunk",
                table: "told_people",
                columns: new[] { "multicast_id", "chunk" });

            migrationBuilder.CreateIndex(
                name: "ix_told_people_subject_id_line_id",
                table: "told_people",
                columns: new[] { "subject_id", "line_id" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_channel_postings_villages_village_id",
                table: "channel_postings",
                column: "village_id",
                principalTable: "villages",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Protect("attendance_rules");
            migrationBuilder.Protect("publication_sendings");
            migrationBuilder.Protect("forum_proposal_steps");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_channel_postings_villages_village_id",
                table: "channel_postings");

            migrationBuilder.DropTable(
                name: "attendance_rules");

            migrationBuilder.DropTable(
                name: "forum_intents");

            migrationBuilder.DropTable(
                name: "forum_opinion_texts");

            migrationBuilder.DropTable(
                name: "forum_proposal_followers");

            migrationBuilder.DropTable(
                name: "forum_proposal_steps");

            migrationBuilder.DropTable(
                name: "forum_proposal_texts");

            migrationBuilder.DropTable(
                name: "forum_settings");

            migrationBuilder.DropTable(
                name: "forum_villages");

            migrationBuilder.DropTable(
                name: "free_tellings");

            migrationBuilder.DropTable(
                name: "multicast_chunks");

            migrationBuilder.DropTable(
                name: "news_refusals");

            migrationBuilder.DropTable(
                name: "publication_sendings");

            migrationBuilder.DropTable(
                name: "told_people");

            migrationBuilder.DropTable(
                name: "forum_proposals");

            migrationBuilder.DropTable(
                name: "multicasts");

            migrationBuilder.DropTable(
                name: "forum_opinions");

            migrationBuilder.DropTable(
                name: "forums");

            migrationBuilder.DropIndex(
                name: "ix_channel_postings_publication_id_channel_id_village_id",
                table: "channel_postings");

            migrationBuilder.DropIndex(
                name: "ix_channel_postings_village_id",
                table: "channel_postings");

            migrationBuilder.DropColumn(
                name: "village_id",
                table: "channel_postings");

            migrationBuilder.AlterColumn<Guid>(
                name: "recorded_by",
                table: "channel_postings",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_channel_postings_publication_id_channel_id",
                table: "channel_postings",
                columns: new[] { "publication_id", "channel_id" });
        }
    }
}
