namespace Participation.Web.Tests.Support;

public enum Database
{
    Sqlite,
    Postgres,
}
