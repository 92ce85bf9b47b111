namespace LeakyShop.Models;

public class Product
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    public decimal Price { get; set; }
}

public enum OrderStatus
{
    Placed,
    Collected,
}

public class Order
{
    public int Id { get; set; }

    public required string UserId { get; set; }

    public DateTimeOffset PlacedAt { get; set; }

    public OrderStatus Status { get; set; }

    public decimal DeliveryFee { get; set; }

    public List<OrderLine> Lines { get; set; } = [];

    public decimal Total => Lines.Sum(line => line.Quantity * line.UnitPrice) + DeliveryFee;
}

public class OrderLine
{
    public int Id { get; set; }

    public int ProductId { get; set; }

    public required string ProductName { get; set; }

    public int Quantity { get; set; }

    public decimal UnitPrice { get; set; }
}
