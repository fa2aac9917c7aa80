import java.io.*;
import java.net.*;
import java.sql.*;
import java.util.*;

class Import {
  public static void main(String[] args) throws Exception {
    Connection database = open();
    // ruleid: java-sql-from-outside
    database.createStatement().executeUpdate("DELETE FROM item WHERE shop = '" + args[0] + "'");
    PreparedStatement prepared = database.prepareStatement("DELETE FROM item WHERE shop = ?");
    prepared.setString(1, args[0]);
    // ok: java-sql-from-outside
    prepared.executeUpdate();
  }

  void listen(ServerSocket server, Statement statement) throws Exception {
    Socket client = server.accept();
    BufferedReader lines = new BufferedReader(new InputStreamReader(client.getInputStream()));
    String line = lines.readLine();
    // ruleid: java-sql-from-outside
    statement.executeQuery("SELECT * FROM item WHERE name = '" + line + "'");
    int number = Integer.parseInt(lines.readLine());
    // ok: java-sql-from-outside
    statement.executeQuery("SELECT * FROM item WHERE number = " + number);
  }

  void configured(Statement statement) throws Exception {
    Properties settings = new Properties();
    settings.load(new FileInputStream("import.properties"));
    settings.setProperty("shop", "main");
    // ruleid: java-sql-from-outside
    statement.executeQuery("SELECT * FROM item WHERE kind = '" + settings.getProperty("kind") + "'");
    // ok: java-sql-from-outside
    statement.executeQuery("SELECT * FROM item WHERE shop = '" + settings.getProperty("shop") + "'");
    String separator = System.getProperty("file.separator");
    // ok: java-sql-from-outside
    statement.executeQuery("SELECT * FROM folder WHERE separator = '" + separator + "'");
  }

  void again(Statement statement, ResultSet rows) throws Exception {
    String name = rows.getString("name");
    // ruleid: java-sql-from-outside
    statement.executeUpdate("UPDATE item SET seen = 1 WHERE name = '" + name + "'");
    // ok: java-sql-from-outside
    statement.executeUpdate("UPDATE item SET seen = 1 WHERE number = " + rows.getInt("number"));
  }
}
