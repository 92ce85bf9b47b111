using System.Text.Json;

namespace LeakyShop.Services;

public record BasketLine(int ProductId, int Quantity);

/// <summary>The visitor's basket. It lives in the session until it becomes an order.</summary>
public class Basket(IHttpContextAccessor accessor)
{
    private const string Key = "basket";

    private ISession Session => accessor.HttpContext!.Session;

    public IReadOnlyList<BasketLine> Lines =>
        Session.GetString(Key) is { } json ? JsonSerializer.Deserialize<List<BasketLine>>(json)! : [];

    public int Count => Lines.Sum(line => line.Quantity);

    public void Add(int productId, int quantity)
    {
        var lines = Lines.ToDictionary(line => line.ProductId, line => line.Quantity);
        lines[productId] = lines.GetValueOrDefault(productId) + quantity;
        Save(lines.Select(line => new BasketLine(line.Key, line.Value)));
    }

    public void Remove(int productId) => Save(Lines.Where(line => line.ProductId != productId));

    public void Empty() => Session.Remove(Key);

    private void Save(IEnumerable<BasketLine> lines) =>
        Session.SetString(Key, JsonSerializer.Serialize(lines));
}
