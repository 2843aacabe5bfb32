using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Admin;

public sealed class VerificationTests(RunningStack stack)
{
    private const long LockKey = 0x76_65_72_69_66_79;

    [Fact]
    public async Task An_admin_has_the_books_verified_and_finds_the_result_again()
    {
        var admin = await stack.AdminAsync();
        var (user, agentId) = await stack.ClientAsync();
        StackApi.Check(await (await stack.ApiAsync()).PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())), 201);
        var tenantId = await stack.ScalarAsync<Guid>("select tenant_id from users where user_id = $1", Guid.Parse(user.UserId));
        Assert.Equal("null", Shapes.Is(200, await admin.GetAsync($"/api/admin/verify?tenant={tenantId}")).At("data.last").GetRawText());

        var done = await VerifyAsync(admin, tenantId);

        Assert.Equal((100, 1, 0), (done.Number("data.last.explainedPercent"), done.Number("data.last.tenants"), done.Number("data.last.findings")));
        Assert.Equal(0, done.At("data.last.shown").GetArrayLength());
        var found = Shapes.Is(200, await admin.GetAsync($"/api/admin/verify?tenant={tenantId}"));
        Assert.Equal(done.At("data.last").GetRawText(), found.At("data.last").GetRawText());
        Assert.Equal("100 %", await stack.ScalarAsync<string>(
            "select data->>'explained' from audit_log where event_type = 'books_verified' and tenant_id = $1", tenantId));
    }

    [Fact]
    public async Task A_tenant_whose_books_were_altered_is_named_with_what_does_not_add_up()
    {
        var admin = await stack.AdminAsync();
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var tenantId = await stack.ScalarAsync<Guid>(
            """
            update tenants set balance_seconds = balance_seconds + 60, granted_seconds = granted_seconds + 60
            where tenant_id = (select tenant_id from users where user_id = $1) returning tenant_id
            """,
            Guid.Parse(user.UserId));
        try
        {
            var done = await VerifyAsync(admin, tenantId);

            Assert.Equal(0, done.Number("data.last.explainedPercent"));
            Assert.Contains("the balance is", done.At("data.last.shown")[0].GetProperty("finding").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            await stack.ScalarAsync<Guid>(
                "update tenants set balance_seconds = balance_seconds - 60, granted_seconds = granted_seconds - 60 where tenant_id = $1 returning tenant_id",
                tenantId);
        }
    }

    [Fact]
    public async Task While_another_verification_is_under_way_it_is_409_and_what_is_no_tenant_is_told()
    {
        var admin = await stack.AdminAsync();
        var nobody = Guid.NewGuid();
        await Poll.UntilAsync("no other test verifies", async () => (await admin.PostAsync($"/api/admin/verify?tenant={nobody}", new { })).Status == 404);
        Shapes.IsFailure(400, await admin.PostAsync("/api/admin/verify?tenant=x", new { }));

        await using var other = await (await stack.OwnerAsync()).OpenConnectionAsync();
        await using var take = new Npgsql.NpgsqlCommand($"select pg_advisory_lock({LockKey})", other);
        await take.ExecuteNonQueryAsync();
        Shapes.IsFailure(409, await admin.PostAsync("/api/admin/verify", new { }));
        // Back to the pool it would keep the lock.
        await using var free = new Npgsql.NpgsqlCommand($"select pg_advisory_unlock({LockKey})", other);
        await free.ExecuteNonQueryAsync();
    }

    /// <summary>Other tests verify too: one of them may be first.</summary>
    private static async Task<ApiAnswer> VerifyAsync(ApiClient admin, Guid tenantId)
    {
        ApiAnswer? answer = null;
        await Poll.UntilAsync("the verification's turn", async () =>
            (answer = await admin.PostAsync($"/api/admin/verify?tenant={tenantId}", new { })).Status != 409);
        return Shapes.Is(200, answer!);
    }
}
