using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Testing;
using LogoutAnalyzers.Tests.AllRules;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Xunit;
using Answer = LogoutAnalyzers.Flow.Answer;

namespace LogoutAnalyzers.Tests.Apis;

/// <summary>What a logout does to the application's own store, in the terms of the usual libraries.</summary>
public class StoreEffects
{
    [Theory]
    [InlineData("""connection.Execute("DELETE FROM Sessions WHERE Id = @id", new { id });""")]
    [InlineData("""await connection.ExecuteAsync("UPDATE Users SET RefreshToken = NULL WHERE Id = @id", new { id });""")]
    [InlineData("""await connection.ExecuteAsync($"DELETE FROM {table}.RefreshTokens WHERE UserId = @id", new { id });""")]
    [InlineData("""var sql = "DELETE FROM user_sessions WHERE id = @id"; await connection.ExecuteAsync(sql, new { id });""")]
    [InlineData("""const string Sql = "delete from tokens"; await connection.ExecuteAsync(Sql);""")]
    [InlineData("""await connection.ExecuteAsync("usp_RevokeTokens", new { id }, commandType: CommandType.StoredProcedure);""")]
    [InlineData("""await connection.ExecuteAsync("EXEC LogoutUser @id", new { id });""")]
    [InlineData("""await connection.ExecuteAsync("INSERT INTO RevokedTokens (Jti) VALUES (@id)", new { id });""")]
    [InlineData("""await database.Database.ExecuteSqlRawAsync("DELETE FROM Sessions WHERE Id = {0}", id);""")]
    [InlineData("""await database.Database.ExecuteSqlAsync($"DELETE FROM Sessions WHERE Id = {id}");""")]
    [InlineData("""command.CommandText = "UPDATE Sessions SET EndedAt = now()"; command.ExecuteNonQuery();""")]
    public void Sql_that_ends_sessions(string statements) => Assert.True(Does(statements) is { Always: true, Sometimes: true });

    [Theory]
    [InlineData("""await connection.ExecuteAsync("INSERT INTO AuditLog (Text) VALUES ('logged out')");""")]
    [InlineData("""_ = await connection.QueryAsync("SELECT * FROM Orders");""")]
    [InlineData("""_ = connection.QueryFirst("SELECT Name FROM Users WHERE Id = @id", new { id });""")]
    public void Sql_that_reads_or_keeps_a_record(string statements) => Assert.Equal(Answers.Never, Does(statements));

    [Theory]
    [InlineData("await connection.ExecuteAsync(id);")]
    [InlineData("""await connection.ExecuteAsync("UPDATE Users SET Seen = 1");""")]
    [InlineData("""await connection.ExecuteAsync("usp_Tidy", commandType: CommandType.StoredProcedure);""")]
    [InlineData("""var sql = "DELETE FROM Carts"; sql += " WHERE 1 = 1"; await connection.ExecuteAsync(sql);""")]
    [InlineData("""var sql = "SELECT 1"; if (id.Length > 3) sql = "DELETE FROM Sessions"; await connection.ExecuteAsync(sql);""")]
    [InlineData("""command.CommandText = id; command.ExecuteNonQuery();""")]
    public void Sql_that_may_be_anything(string statements) => Assert.Equal(Answers.Unknown, Does(statements));

    [Theory]
    [InlineData("""await redis.KeyDeleteAsync("session:" + id);""")]
    [InlineData("""redis.KeyDelete("session:" + id);""")]
    [InlineData("""await redis.HashDeleteAsync("sessions", id);""")]
    [InlineData("""await redis.KeyExpireAsync(id, TimeSpan.Zero);""")]
    [InlineData("await mongoSessions.DeleteOneAsync(s => s.Id == id);")]
    [InlineData("await mongoSessions.DeleteManyAsync(Builders<Session>.Filter.Eq(s => s.Id, id));")]
    [InlineData("await mongoSessions.UpdateOneAsync(s => s.Id == id, Builders<Session>.Update.Set(s => s.Id, null));")]
    [InlineData("await hybrid.RemoveAsync(\"session\" + id);")]
    public void Other_stores(string statements) => Assert.True(Does(statements) is { Always: true, Sometimes: true });

    [Theory]
    [InlineData("await mongoUsers.UpdateOneAsync(u => u.Id == id, Builders<User>.Update.Set(u => u.Id, null));")]
    [InlineData("await redis.StringSetAsync(id, id);")]
    public void Other_stores_that_may_be_anything(string statements) => Assert.True(Does(statements) is { Unknown: true, Sometimes: false });

    [Theory]
    [InlineData("sessions.Delete(new Session());")]
    [InlineData("await sessions.DeleteByIdAsync(id);")]
    [InlineData("unit.Repository<Session>().Remove(new Session());")]
    [InlineData("unit.Delete<Session>(id);")]
    [InlineData("new Repository<Session>(database).Delete(new Session());")]
    public void A_generic_repository_of_sessions(string statements) => Assert.True(Does(statements) is { Always: true, Sometimes: true });

    [Theory]
    [InlineData("new Repository<Order>(database).Delete(new Order());")]
    public void A_generic_repository_of_other_things(string statements) => Assert.Equal(Answers.Never, Does(statements));

    private static Answer Does(string statements)
    {
        var compilation = Programs.Compile([Verify.GlobalUsings, $$"""
            using System.Data;
            using System.Data.Common;
            using Dapper;
            using Microsoft.EntityFrameworkCore;
            using Microsoft.Extensions.Caching.Hybrid;
            using MongoDB.Driver;
            using StackExchange.Redis;
            public class Session { public string Id { get; set; } }
            public class User { public string Id { get; set; } }
            public class Order { }
            public interface IRepository<T> { void Delete(T entity); Task DeleteByIdAsync(string id); void Remove(T entity); }
            public class Repository<T> : IRepository<T> where T : class
            {
                private readonly DbContext _database;
                public Repository(DbContext database) => _database = database;
                public void Delete(T entity) => _database.Set<T>().Remove(entity);
                public Task DeleteByIdAsync(string id) => Task.CompletedTask;
                public void Remove(T entity) => _database.Remove(entity);
            }
            public interface IUnit { IRepository<T> Repository<T>(); void Delete<T>(string id); }
            public class Subject
            {
                public async Task M(string id, string table, IDbConnection connection, DbContext database, DbCommand command, IDatabase redis, IMongoCollection<Session> mongoSessions, IMongoCollection<User> mongoUsers, HybridCache hybrid, IRepository<Session> sessions, IUnit unit)
                {
                    {{statements}}
                    await Task.Yield();
                }
            }
            """], References.AspNetCoreData);
        Programs.AssertCompiles(compilation);
        return Subject.Asked(LogoutModel.Of(compilation, Compiled.DefaultOptions), "M");
    }
}
