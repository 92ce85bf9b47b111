using LeakyShop.Data;
using LeakyShop.Hubs;
using LeakyShop.Models;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace LeakyShop.Services;

public class OrderService(ShopDbContext db, IConfiguration configuration, IHubContext<OrderHub> hub)
{
    public async Task<Order> PlaceAsync(string userId, IReadOnlyList<BasketLine> basket)
    {
        var ids = basket.Select(line => line.ProductId).ToList();
        var products = await db.Products.Where(product => ids.Contains(product.Id)).ToDictionaryAsync(product => product.Id);

        var order = new Order { UserId = userId, PlacedAt = DateTimeOffset.UtcNow };
        foreach (var line in basket)
        {
            var product = products[line.ProductId];
            order.Lines.Add(new OrderLine
            {
                ProductId = product.Id,
                ProductName = product.Name,
                Quantity = line.Quantity,
                UnitPrice = product.Price,
            });
        }

        if (order.Total < configuration.GetValue<decimal>("Shop:FreeDeliveryFrom"))
        {
            order.DeliveryFee = configuration.GetValue<decimal>("Shop:DeliveryFee");
        }

        db.Orders.Add(order);
        await db.SaveChangesAsync();
        await NotifyAsync(order);
        return order;
    }

    public Task<List<Order>> ListAsync(string userId) =>
        db.Orders.Where(order => order.UserId == userId).OrderByDescending(order => order.Id).ToListAsync();

    public Task<List<Order>> ListAllAsync() => db.Orders.OrderByDescending(order => order.Id).ToListAsync();

    public Task<Order?> FindAsync(string userId, int orderId) =>
        db.Orders.SingleOrDefaultAsync(order => order.Id == orderId && order.UserId == userId);

    public async Task MarkCollectedAsync(Order order)
    {
        order.Status = OrderStatus.Collected;
        await db.SaveChangesAsync();
        await NotifyAsync(order);
    }

    private Task NotifyAsync(Order order) =>
        hub.Clients.User(order.UserId).SendAsync("orderChanged", order.Id, order.Status.ToString());
}
