using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Web.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresContext))]
    [Migration("20261127001027_HallsPlansCommitteesAndQuestions")]
    public partial class HallsPlansCommitteesAndQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "reply_id",
                table: "told_people",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "booked_in",
                table: "outbox_messages",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "keeps_quiet",
                table: "outbox_messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "capacity",
                table: "forums",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "free_kept_hours",
                table: "forums",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "kept_per_village",
                table: "forums",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "moved_at",
                table: "forums",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "request_id",
                table: "forums",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "result_saved_at",
                table: "forums",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "seats_by_office",
                table: "forums",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "asks_gender_and_age",
                table: "forum_settings",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "hall_minutes_after",
                table: "forum_settings",
                type: "integer",
                nullable: false,
                defaultValue: 60);

            migrationBuilder.AddColumn<int>(
                name: "hall_minutes_before",
                table: "forum_settings",
                type: "integer",
                nullable: false,
                defaultValue: 60);

            migrationBuilder.AddColumn<string>(
                name: "line_message_id",
                table: "forum_opinion_texts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_seat_to_be_told",
                table: "forum_intents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "seat",
                table: "forum_intents",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateTime>(
                name: "seat_at",
                table: "forum_intents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "committees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    order_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    order_date = table.Column<DateOnly>(type: "date", nullable: true),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committees", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_settings",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    quiet_from = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    quiet_until = table.Column<TimeOnly>(type: "time without time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "forgotten_subjects",
                columns: table => new
                {
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forgotten_subjects", x => x.subject_id);
                });

            migrationBuilder.CreateTable(
                name: "forum_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    forum_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    added_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    removed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    remove_reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_forum_files_forums_forum_id",
                        column: x => x.forum_id,
                        principalTable: "forums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_hall_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    forum_id = table.Column<Guid>(type: "uuid", nullable: false),
                    village_id = table.Column<Guid>(type: "uuid", nullable: true),
                    way = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    heads = table.Column<int>(type: "integer", nullable: false),
                    gender = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    age = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    occurred_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    undoes = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_hall_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_forum_hall_entries_forums_forum_id",
                        column: x => x.forum_id,
                        principalTable: "forums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_forum_hall_entries_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_polls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    forum_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    question = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_polls", x => x.id);
                    table.ForeignKey(
                        name: "fk_forum_polls_forums_forum_id",
                        column: x => x.forum_id,
                        principalTable: "forums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    figures = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "forum_statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    forum_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    is_from_citizen = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_statements", x => x.id);
                    table.ForeignKey(
                        name: "fk_forum_statements_forums_forum_id",
                        column: x => x.forum_id,
                        principalTable: "forums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "number_counters",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    last_number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_counters", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "plan_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    from_year = table.Column<int>(type: "integer", nullable: false),
                    to_year = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    shown_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    done = table.Column<int>(type: "integer", nullable: false),
                    editions = table.Column<int>(type: "integer", nullable: false),
                    steps = table.Column<int>(type: "integer", nullable: false),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_drafts_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_settings",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    answer_days = table.Column<int>(type: "integer", nullable: false),
                    silent_days = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan_reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    budget = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    proposal_number = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    progress = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    entries = table.Column<int>(type: "integer", nullable: false),
                    excused_end = table.Column<DateOnly>(type: "date", nullable: true),
                    heard_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projects", x => x.id);
                    table.ForeignKey(
                        name: "fk_projects_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publication_questions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    publication_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    village_id = table.Column<Guid>(type: "uuid", nullable: true),
                    channel = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: true),
                    hidden_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    correction_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_settled = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_questions", x => x.id);
                    table.ForeignKey(
                        name: "fk_publication_questions_publication_corrections_correction_id",
                        column: x => x.correction_id,
                        principalTable: "publication_corrections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publication_questions_publications_publication_id",
                        column: x => x.publication_id,
                        principalTable: "publications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publication_questions_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publication_schedules",
                columns: table => new
                {
                    publication_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    to = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    villages = table.Column<string>(type: "text", nullable: false),
                    to_groups = table.Column<bool>(type: "boolean", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    actor = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    groups_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    problem_people = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    problem_groups = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_schedules", x => x.publication_id);
                    table.ForeignKey(
                        name: "fk_publication_schedules_publications_publication_id",
                        column: x => x.publication_id,
                        principalTable: "publications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publication_settings",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    answer_days = table.Column<int>(type: "integer", nullable: false),
                    weekly_least = table.Column<int>(type: "integer", nullable: false),
                    weekly_most = table.Column<int>(type: "integer", nullable: false),
                    syllables_per_minute = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "told_groups",
                columns: table => new
                {
                    publication_id = table.Column<Guid>(type: "uuid", nullable: false),
                    village_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    members = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_told_groups", x => new { x.publication_id, x.village_id });
                    table.ForeignKey(
                        name: "fk_told_groups_publications_publication_id",
                        column: x => x.publication_id,
                        principalTable: "publications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_told_groups_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "committee_members",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat = table.Column<int>(type: "integer", nullable: false),
                    village_id = table.Column<Guid>(type: "uuid", nullable: true),
                    forum_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    order_date = table.Column<DateOnly>(type: "date", nullable: true),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    seated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_by = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    end_note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committee_members", x => x.id);
                    table.ForeignKey(
                        name: "fk_committee_members_committees_committee_id",
                        column: x => x.committee_id,
                        principalTable: "committees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_committee_members_forums_forum_id",
                        column: x => x.forum_id,
                        principalTable: "forums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_committee_members_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_choosings",
                columns: table => new
                {
                    forum_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    method = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    voters = table.Column<int>(type: "integer", nullable: false),
                    committee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_choosings", x => new { x.forum_id, x.edition });
                    table.ForeignKey(
                        name: "fk_forum_choosings_committees_committee_id",
                        column: x => x.committee_id,
                        principalTable: "committees",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_forum_choosings_forums_forum_id",
                        column: x => x.forum_id,
                        principalTable: "forums",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_hall_names",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    forum_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    consented_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_hall_names", x => x.entry_id);
                    table.ForeignKey(
                        name: "fk_forum_hall_names_forum_hall_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "forum_hall_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_hall_phones",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    forum_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_hall_phones", x => x.entry_id);
                    table.ForeignKey(
                        name: "fk_forum_hall_phones_forum_hall_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "forum_hall_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_poll_choices",
                columns: table => new
                {
                    poll_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    hands = table.Column<int>(type: "integer", nullable: false),
                    phones = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_poll_choices", x => new { x.poll_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_forum_poll_choices_forum_polls_poll_id",
                        column: x => x.poll_id,
                        principalTable: "forum_polls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forum_poll_votes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    poll_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    choice = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_poll_votes", x => x.id);
                    table.ForeignKey(
                        name: "fk_forum_poll_votes_forum_polls_poll_id",
                        column: x => x.poll_id,
                        principalTable: "forum_polls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_report_notes",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    problems = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    obstacles = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    suggestions = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_report_notes", x => x.report_id);
                    table.ForeignKey(
                        name: "fk_forum_report_notes_forum_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "forum_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_statement_texts",
                columns: table => new
                {
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_statement_texts", x => x.statement_id);
                    table.ForeignKey(
                        name: "fk_forum_statement_texts_forum_statements_statement_id",
                        column: x => x.statement_id,
                        principalTable: "forum_statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_statement_votes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    voter_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    choice = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    village_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_statement_votes", x => x.id);
                    table.ForeignKey(
                        name: "fk_forum_statement_votes_forum_statements_statement_id",
                        column: x => x.statement_id,
                        principalTable: "forum_statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_forum_statement_votes_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_comments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    village_id = table.Column<Guid>(type: "uuid", nullable: true),
                    channel = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    wants_answer = table.Column<bool>(type: "boolean", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: true),
                    hidden_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    result = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    changed_in = table.Column<int>(type: "integer", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_comments_plan_drafts_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan_drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_comments_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_comments_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_editions",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    summary = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    changes = table.Column<string>(type: "character varying(1900)", maxLength: 1900, nullable: false),
                    file = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_editions", x => new { x.plan_id, x.number });
                    table.ForeignKey(
                        name: "fk_plan_editions_plan_drafts_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan_drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_stages",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    planned_on = table.Column<DateOnly>(type: "date", nullable: true),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    evidence = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    actor = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_stages", x => new { x.plan_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_plan_stages_plan_drafts_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan_drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_steps",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    stage = table.Column<int>(type: "integer", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_steps", x => new { x.plan_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_plan_steps_plan_drafts_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan_drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    progress = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    sent = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_project_entries_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_followers",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_user_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    owed = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_followers", x => new { x.project_id, x.line_user_id });
                    table.ForeignKey(
                        name: "fk_project_followers_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_villages",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    village_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_villages", x => new { x.project_id, x.village_id });
                    table.ForeignKey(
                        name: "fk_project_villages_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_project_villages_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publication_question_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_question_answers", x => x.id);
                    table.ForeignKey(
                        name: "fk_publication_question_answers_publication_questions_question~",
                        column: x => x.question_id,
                        principalTable: "publication_questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publication_question_texts",
                columns: table => new
                {
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    line_user_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    line_message_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    hide_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    to_tell = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    push_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    told_with = table.Column<Guid>(type: "uuid", nullable: true),
                    is_answer_told = table.Column<bool>(type: "boolean", nullable: false),
                    erased_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_question_texts", x => x.question_id);
                    table.ForeignKey(
                        name: "fk_publication_question_texts_publication_questions_question_id",
                        column: x => x.question_id,
                        principalTable: "publication_questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "committee_member_names",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    erased_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committee_member_names", x => x.member_id);
                    table.ForeignKey(
                        name: "fk_committee_member_names_committee_members_member_id",
                        column: x => x.member_id,
                        principalTable: "committee_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_candidates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    forum_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    village_id = table.Column<Guid>(type: "uuid", nullable: true),
                    votes = table.Column<int>(type: "integer", nullable: true),
                    is_chosen = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_candidates", x => x.id);
                    table.ForeignKey(
                        name: "fk_forum_candidates_forum_choosings_forum_id_edition",
                        columns: x => new { x.forum_id, x.edition },
                        principalTable: "forum_choosings",
                        principalColumns: new[] { "forum_id", "edition" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_forum_candidates_villages_village_id",
                        column: x => x.village_id,
                        principalTable: "villages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_comment_texts",
                columns: table => new
                {
                    comment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    part = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    line_user_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    line_message_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    hide_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    is_to_be_told = table.Column<bool>(type: "boolean", nullable: false),
                    answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    answer_message = table.Column<Guid>(type: "uuid", nullable: true),
                    erased_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_comment_texts", x => x.comment_id);
                    table.ForeignKey(
                        name: "fk_plan_comment_texts_plan_comments_comment_id",
                        column: x => x.comment_id,
                        principalTable: "plan_comments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_photos",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    moment = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    removed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_photos", x => x.id);
                    table.ForeignKey(
                        name: "fk_project_photos_project_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "project_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forum_candidate_names",
                columns: table => new
                {
                    candidate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    erased_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_candidate_names", x => x.candidate_id);
                    table.ForeignKey(
                        name: "fk_forum_candidate_names_forum_candidates_candidate_id",
                        column: x => x.candidate_id,
                        principalTable: "forum_candidates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_told_people_at",
                table: "told_people",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_told_people_reply_id",
                table: "told_people",
                column: "reply_id",
                filter: "reply_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_forums_request_id",
                table: "forums",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_opinion_texts_line_message_id",
                table: "forum_opinion_texts",
                column: "line_message_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_intents_forum_id_seat",
                table: "forum_intents",
                columns: new[] { "forum_id", "seat" });

            migrationBuilder.CreateIndex(
                name: "ix_forum_intents_seat_to_tell",
                table: "forum_intents",
                column: "seat_at",
                filter: "is_seat_to_be_told");

            migrationBuilder.CreateIndex(
                name: "ix_committee_members_committee_id_seat",
                table: "committee_members",
                columns: new[] { "committee_id", "seat" },
                unique: true,
                filter: "ended_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_committee_members_forum_id",
                table: "committee_members",
                column: "forum_id");

            migrationBuilder.CreateIndex(
                name: "ix_committee_members_village_id",
                table: "committee_members",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_committees_number",
                table: "committees",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_committees_request_id",
                table: "committees",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_committees_to_day_number",
                table: "committees",
                columns: new[] { "to_day", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_forum_candidates_forum_id_edition_ordinal",
                table: "forum_candidates",
                columns: new[] { "forum_id", "edition", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_candidates_village_id",
                table: "forum_candidates",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_choosings_committee_id",
                table: "forum_choosings",
                column: "committee_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_files_forum_id_added_at",
                table: "forum_files",
                columns: new[] { "forum_id", "added_at" });

            migrationBuilder.CreateIndex(
                name: "ix_forum_files_request_id",
                table: "forum_files",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_hall_entries_forum_id_way_village_id",
                table: "forum_hall_entries",
                columns: new[] { "forum_id", "way", "village_id" });

            migrationBuilder.CreateIndex(
                name: "ix_forum_hall_entries_undoes",
                table: "forum_hall_entries",
                column: "undoes",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_hall_entries_village_id",
                table: "forum_hall_entries",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_hall_names_consented_at",
                table: "forum_hall_names",
                column: "consented_at");

            migrationBuilder.CreateIndex(
                name: "ix_forum_hall_names_forum_id_consented_at",
                table: "forum_hall_names",
                columns: new[] { "forum_id", "consented_at" });

            migrationBuilder.CreateIndex(
                name: "ix_forum_hall_phones_at",
                table: "forum_hall_phones",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_forum_hall_phones_forum_id_key",
                table: "forum_hall_phones",
                columns: new[] { "forum_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_poll_votes_key",
                table: "forum_poll_votes",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_forum_poll_votes_poll_id_choice",
                table: "forum_poll_votes",
                columns: new[] { "poll_id", "choice" });

            migrationBuilder.CreateIndex(
                name: "ix_forum_poll_votes_poll_id_key",
                table: "forum_poll_votes",
                columns: new[] { "poll_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_polls_forum_id_ordinal",
                table: "forum_polls",
                columns: new[] { "forum_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_polls_open",
                table: "forum_polls",
                column: "forum_id",
                unique: true,
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_forum_reports_fiscal_year_edition",
                table: "forum_reports",
                columns: new[] { "fiscal_year", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_statement_votes_statement_id_voter_hash",
                table: "forum_statement_votes",
                columns: new[] { "statement_id", "voter_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_statement_votes_village_id",
                table: "forum_statement_votes",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_statement_votes_voter_hash",
                table: "forum_statement_votes",
                column: "voter_hash");

            migrationBuilder.CreateIndex(
                name: "ix_forum_statements_forum_id_ordinal",
                table: "forum_statements",
                columns: new[] { "forum_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_statements_request_id",
                table: "forum_statements",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_forum_statements_state",
                table: "forum_statements",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_plan_comment_texts_line_message_id",
                table: "plan_comment_texts",
                column: "line_message_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_comment_texts_line_user_id",
                table: "plan_comment_texts",
                column: "line_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_comment_texts_token_hash",
                table: "plan_comment_texts",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_comments_owed",
                table: "plan_comments",
                column: "plan_id",
                filter: "answered_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_plan_comments_plan_id_received_at_id",
                table: "plan_comments",
                columns: new[] { "plan_id", "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_comments_request_id",
                table: "plan_comments",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_comments_unit_id",
                table: "plan_comments",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_comments_village_id",
                table: "plan_comments",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_drafts_closes_on",
                table: "plan_drafts",
                column: "closes_on");

            migrationBuilder.CreateIndex(
                name: "ix_plan_drafts_done",
                table: "plan_drafts",
                column: "done");

            migrationBuilder.CreateIndex(
                name: "ix_plan_drafts_number",
                table: "plan_drafts",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_drafts_unit_id",
                table: "plan_drafts",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_editions_file",
                table: "plan_editions",
                column: "file");

            migrationBuilder.CreateIndex(
                name: "ix_project_entries_project_id_ordinal",
                table: "project_entries",
                columns: new[] { "project_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_project_followers_line_user_id",
                table: "project_followers",
                column: "line_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_photos_entry_id",
                table: "project_photos",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_villages_village_id_project_id",
                table: "project_villages",
                columns: new[] { "village_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_number",
                table: "projects",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_projects_state_ends_on",
                table: "projects",
                columns: new[] { "state", "ends_on" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_unit_id",
                table: "projects",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_projects_year_number",
                table: "projects",
                columns: new[] { "year", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_question_answers_question_id_edition",
                table: "publication_question_answers",
                columns: new[] { "question_id", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publication_question_texts_line_message_id",
                table: "publication_question_texts",
                column: "line_message_id");

            migrationBuilder.CreateIndex(
                name: "ix_publication_question_texts_line_user_id",
                table: "publication_question_texts",
                column: "line_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_publication_question_texts_to_tell",
                table: "publication_question_texts",
                column: "question_id",
                filter: "to_tell <> 'Nothing'");

            migrationBuilder.CreateIndex(
                name: "ix_publication_question_texts_token_hash",
                table: "publication_question_texts",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publication_questions_correction_id",
                table: "publication_questions",
                column: "correction_id");

            migrationBuilder.CreateIndex(
                name: "ix_publication_questions_owed",
                table: "publication_questions",
                column: "due_on",
                filter: "NOT is_settled");

            migrationBuilder.CreateIndex(
                name: "ix_publication_questions_publication_id_received_at_id",
                table: "publication_questions",
                columns: new[] { "publication_id", "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_questions_received_at_id",
                table: "publication_questions",
                columns: new[] { "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_questions_request_id",
                table: "publication_questions",
                column: "request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publication_questions_village_id",
                table: "publication_questions",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_publication_schedules_groups",
                table: "publication_schedules",
                column: "groups_until",
                filter: "groups_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_publication_schedules_problem",
                table: "publication_schedules",
                column: "publication_id",
                filter: "problem_people <> '' OR problem_groups <> ''");

            migrationBuilder.CreateIndex(
                name: "ix_publication_schedules_waiting",
                table: "publication_schedules",
                column: "at",
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_told_groups_not_told",
                table: "told_groups",
                column: "publication_id",
                filter: "state IN ('Failed', 'Unknown')");

            migrationBuilder.CreateIndex(
                name: "ix_told_groups_village_id",
                table: "told_groups",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_told_groups_waiting",
                table: "told_groups",
                column: "at",
                filter: "state = 'Waiting'");

            migrationBuilder.Protect("forum_choosings");
            migrationBuilder.Protect("forum_candidates");
            migrationBuilder.Protect("forum_reports");
            migrationBuilder.Protect("plan_steps");
            migrationBuilder.Protect("plan_editions");
            migrationBuilder.Protect("project_entries");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "committee_member_names");

            migrationBuilder.DropTable(
                name: "delivery_settings");

            migrationBuilder.DropTable(
                name: "forgotten_subjects");

            migrationBuilder.DropTable(
                name: "forum_candidate_names");

            migrationBuilder.DropTable(
                name: "forum_files");

            migrationBuilder.DropTable(
                name: "forum_hall_names");

            migrationBuilder.DropTable(
                name: "forum_hall_phones");

            migrationBuilder.DropTable(
                name: "forum_poll_choices");

            migrationBuilder.DropTable(
                name: "forum_poll_votes");

            migrationBuilder.DropTable(
                name: "forum_report_notes");

            migrationBuilder.DropTable(
                name: "forum_statement_texts");

            migrationBuilder.DropTable(
                name: "forum_statement_votes");

            migrationBuilder.DropTable(
                name: "number_counters");

            migrationBuilder.DropTable(
                name: "plan_comment_texts");

            migrationBuilder.DropTable(
                name: "plan_editions");

            migrationBuilder.DropTable(
                name: "plan_settings");

            migrationBuilder.DropTable(
                name: "plan_stages");

            migrationBuilder.DropTable(
                name: "plan_steps");

            migrationBuilder.DropTable(
                name: "project_followers");

            migrationBuilder.DropTable(
                name: "project_photos");

            migrationBuilder.DropTable(
                name: "project_villages");

            migrationBuilder.DropTable(
                name: "publication_question_answers");

            migrationBuilder.DropTable(
                name: "publication_question_texts");

            migrationBuilder.DropTable(
                name: "publication_schedules");

            migrationBuilder.DropTable(
                name: "publication_settings");

            migrationBuilder.DropTable(
                name: "told_groups");

            migrationBuilder.DropTable(
                name: "committee_members");

            migrationBuilder.DropTable(
                name: "forum_candidates");

            migrationBuilder.DropTable(
                name: "forum_hall_entries");

            migrationBuilder.DropTable(
                name: "forum_polls");

            migrationBuilder.DropTable(
                name: "forum_reports");

            migrationBuilder.DropTable(
                name: "forum_statements");

            migrationBuilder.DropTable(
                name: "plan_comments");

            migrationBuilder.DropTable(
                name: "project_entries");

            migrationBuilder.DropTable(
                name: "publication_questions");

            migrationBuilder.DropTable(
                name: "forum_choosings");

            migrationBuilder.DropTable(
                name: "plan_drafts");

            migrationBuilder.DropTable(
                name: "projects");

            migrationBuilder.DropTable(
                name: "committees");

            migrationBuilder.DropIndex(
                name: "ix_told_people_at",
                table: "told_people");

            migrationBuilder.DropIndex(
                name: "ix_told_people_reply_id",
                table: "told_people");

            migrationBuilder.DropIndex(
                name: "ix_forums_request_id",
                table: "forums");

            migrationBuilder.DropIndex(
                name: "ix_forum_opinion_texts_line_message_id",
                table: "forum_opinion_texts");

            migrationBuilder.DropIndex(
                name: "ix_forum_intents_forum_id_seat",
                table: "forum_intents");

            migrationBuilder.DropIndex(
                name: "ix_forum_intents_seat_to_tell",
                table: "forum_intents");

            migrationBuilder.DropColumn(
                name: "reply_id",
                table: "told_people");

            migrationBuilder.DropColumn(
                name: "booked_in",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "keeps_quiet",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "capacity",
                table: "forums");

            migrationBuilder.DropColumn(
                name: "free_kept_hours",
                table: "forums");

            migrationBuilder.DropColumn(
                name: "kept_per_village",
                table: "forums");

            migrationBuilder.DropColumn(
                name: "moved_at",
                table: "forums");

            migrationBuilder.DropColumn(
                name: "request_id",
                table: "forums");

            migrationBuilder.DropColumn(
                name: "result_saved_at",
                table: "forums");

            migrationBuilder.DropColumn(
                name: "seats_by_office",
                table: "forums");

            migrationBuilder.DropColumn(
                name: "asks_gender_and_age",
                table: "forum_settings");

            migrationBuilder.DropColumn(
                name: "hall_minutes_after",
                table: "forum_settings");

            migrationBuilder.DropColumn(
                name: "hall_minutes_before",
                table: "forum_settings");

            migrationBuilder.DropColumn(
                name: "line_message_id",
                table: "forum_opinion_texts");

            migrationBuilder.DropColumn(
                name: "is_seat_to_be_told",
                table: "forum_intents");

            migrationBuilder.DropColumn(
                name: "seat",
                table: "forum_intents");

            migrationBuilder.DropColumn(
                name: "seat_at",
                table: "forum_intents");
        }
    }
}
