using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1006;

/// <summary>The login is a token in a table and in a cookie, and the logout looks it up, but deletes the cookie alone.</summary>
public class TokenTable
{
    [Fact]
    public Task A_token_survives_the_deletion_of_its_cookie() => Proof.Of("LOA1006")
        .Application("""
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.EntityFrameworkCore;

            var builder = WebApplication.CreateBuilder(args);
            var name = Guid.NewGuid().ToString();
            builder.Services.AddDbContext<TokenContext>(options => options.UseInMemoryDatabase(name));
            builder.Services.AddControllers();

            var app = builder.Build();
            app.MapControllers();
            app.Run();

            public class LoginToken
            {
                public string Id { get; set; } = "";

                public string User { get; set; } = "";
            }

            public class TokenContext : DbContext
            {
                public TokenContext(DbContextOptions<TokenContext> options)
                    : base(options)
                {
                }

                public DbSet<LoginToken> Tokens => Set<LoginToken>();
            }

            public class AccountController : Controller
            {
                private readonly TokenContext _context;

                public AccountController(TokenContext context)
                {
                    _context = context;
                }

                [HttpPost("/login")]
                public async Task<IActionResult> Login(string user, string password)
                {
                    if (!DemoUser.Knows(user, password)) return Unauthorized();
                    var token = new LoginToken { Id = Guid.NewGuid().ToString("N"), User = user };
                    _context.Tokens.Add(token);
                    await _context.SaveChangesAsync();
                    Response.Cookies.Append("auth", token.Id, new CookieOptions { HttpOnly = true });
                    return Redirect("/account");
                }

                [HttpGet("/account")]
                public async Task<IActionResult> Account()
                {
                    var id = Request.Cookies["auth"];
                    var token = await _context.Tokens.FirstOrDefaultAsync(candidate => candidate.Id == id);
                    return token is null ? Redirect("/login") : Content("Account of " + token.User);
                }

                [HttpPost("/logout")]
                public async Task<IActionResult> [|Logout|]()
                {
                    var id = Request.Cookies["auth"];
                    var token = await _context.Tokens.FirstOrDefaultAsync(candidate => candidate.Id == id);
                    if (token is null) return Redirect("/");
                    Response.Cookies.Delete("auth");
                    return Redirect("/");
                }
            }
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();
}
