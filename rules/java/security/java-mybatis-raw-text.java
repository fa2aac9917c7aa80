import org.apache.ibatis.annotations.*;

interface Items {
  // ruleid: java-mybatis-raw-text
  @Select("SELECT * FROM item WHERE name LIKE '%${name}%'")
  List<Item> search(@Param("name") String name);

  // ok: java-mybatis-raw-text
  @Select("SELECT * FROM item WHERE name LIKE CONCAT('%', #{name}, '%')")
  List<Item> find(@Param("name") String name);

  // ruleid: java-mybatis-raw-text
  @Delete({"DELETE FROM item", "WHERE owner = '${owner}'"})
  int remove(String owner);

  // ok: java-mybatis-raw-text
  @Update({"UPDATE item SET name = #{name}", "WHERE id = #{id}"})
  int rename(long id, String name);
}
