using Microsoft.EntityFrameworkCore;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Persistence.Sqlite;

public sealed class SqliteContext(DbContextOptions<SqliteContext> options, WriteGate gate, AuditChain? auditChain = null)
    : ParticipationContext(options, gate, auditChain);
