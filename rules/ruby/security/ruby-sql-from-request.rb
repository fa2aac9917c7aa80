class OrdersController < ApplicationController
  def index
    name = params[:name]
    # ruleid: ruby-sql-from-request
    Order.where("name = '#{name}'")
    # ok: ruby-sql-from-request
    Order.where("name = ?", name)
    # ok: ruby-sql-from-request
    Order.where("id = #{params[:id].to_i}")
  end
end
